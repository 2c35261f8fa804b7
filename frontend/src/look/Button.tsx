import type { ComponentProps } from "react";
import { Link } from "wouter";

export type Weight = "main" | "quiet" | "bare" | "danger";

interface Props extends ComponentProps<"button"> {
  weight?: Weight;
}

export function Button({ weight = "quiet", className = "", type = "button", ...rest }: Props) {
  return <button type={type} className={`button button-${weight} ${className}`} {...rest} />;
}

interface LinkProps extends ComponentProps<"a"> {
  to: string;
  weight?: Weight;
}

/** Looks like a button and leads to another page of the app. */
export function LinkButton({ to, weight = "quiet", className = "", ...rest }: LinkProps) {
  return <Link href={to} className={`button button-${weight} ${className}`} {...rest} />;
}
