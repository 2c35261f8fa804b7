import type { ComponentProps } from "react";
import { Link } from "wouter";

export type ButtonVariant = "primary" | "secondary" | "text" | "danger";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
}

export function Button({ variant = "secondary", className = "", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`button button-${variant} ${className}`} {...rest} />;
}

interface LinkButtonProps extends ComponentProps<"a"> {
  to: string;
  variant?: ButtonVariant;
}

/** Looks like a button and leads to another page of the app. */
export function LinkButton({ to, variant = "secondary", className = "", ...rest }: LinkButtonProps) {
  return <Link href={to} className={`button button-${variant} ${className}`} {...rest} />;
}
