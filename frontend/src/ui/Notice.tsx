import type { ReactNode } from "react";

interface NoticeProps {
  variant?: "error" | "success" | "warning" | "plain";
  title?: string;
  /** The title is the page's, where this is all that it has to say. */
  level?: 1 | undefined;
  children: ReactNode;
  /** What one can do about it: buttons or links. */
  action?: ReactNode;
}

/** A message within the page. Bad news interrupts a screen reader, the rest waits its turn. */
export function Notice({ variant = "plain", title, level, children, action }: NoticeProps) {
  const Title = level ? "h1" : "p";
  return (
    <div className={`notice notice-${variant}`} role={variant === "error" ? "alert" : "status"}>
      <div className="notice-words">
        {title ? <Title className="notice-title">{title}</Title> : null}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}
