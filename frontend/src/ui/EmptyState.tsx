import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

interface EmptyStateProps {
  icon: IconName;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** 1 where this is all that the page has to say. */
  level?: 1 | 2;
}

export function EmptyState({ icon, title, children, action, level = 2 }: EmptyStateProps) {
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
