import type { ReactNode } from "react";

interface NoticeProps {
  variant?: "error" | "success" | "warning" | "plain";
  title?: string;
  children: ReactNode;
  /** What one can do about it: buttons or links. */
  action?: ReactNode;
}

/** A message within the page. Bad news interrupts a screen reader, the rest waits its turn. */
export function Notice({ variant = "plain", title, children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${variant}`} role={variant === "error" ? "alert" : "status"}>
      <div className="notice-words">
        {title ? <p className="notice-title">{title}</p> : null}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}
