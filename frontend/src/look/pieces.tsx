import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

interface PillProps extends ComponentProps<"span"> {
  look?: "plain" | "time" | "accent";
}

export function Pill({ look = "accent", className = "", ...rest }: PillProps) {
  return <span className={`pill pill-${look} ${className}`} {...rest} />;
}

interface NoticeProps {
  look?: "bad" | "good" | "warn" | "plain";
  title?: string;
  children: ReactNode;
  /** What one can do about it: buttons or links. */
  action?: ReactNode;
}

/** A message within the page. Bad news interrupts a screen reader, the rest waits its turn. */
export function Notice({ look = "plain", title, children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${look}`} role={look === "bad" ? "alert" : "status"}>
      <div className="notice-words">
        {title ? <p className="notice-title">{title}</p> : null}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}

interface ProgressProps {
  label: string;
  percent: number;
}

export function Progress({ label, percent }: ProgressProps) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className="progress-done" style={{ width: `${percent}%` }} />
    </div>
  );
}

interface EmptyProps {
  icon: IconName;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** 1 where this is all that the page has to say. */
  level?: 1 | 2;
}

export function EmptyState({ icon, title, children, action, level = 2 }: EmptyProps) {
  const Title = `h${level}` as const;
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <Title className="empty-title">{title}</Title>
      <div className="empty-words">{children}</div>
      {action}
    </div>
  );
}

/** Keeps the place of what is on its way. */
export function Waiting({ height, label = "Loading" }: { height: string; label?: string }) {
  return (
    <div className="waiting" role="status" style={{ height }}>
      <span className="unseen">{label}</span>
    </div>
  );
}
