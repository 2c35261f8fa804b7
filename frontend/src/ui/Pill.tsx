import type { ComponentProps } from "react";

interface PillProps extends ComponentProps<"span"> {
  variant?: "plain" | "time" | "accent";
}

export function Pill({ variant = "accent", className = "", ...rest }: PillProps) {
  return <span className={`pill pill-${variant} ${className}`} {...rest} />;
}
