import type { Appearance } from "@stripe/stripe-js";

/** Stripe's form is in a frame that no style sheet of ours reaches: it is told what our colours are now. */
export function stripeAppearance(): Appearance {
  const probe = document.body.appendChild(document.createElement("span"));
  const now = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const variables = {
    colorPrimary: now("accent"),
    colorBackground: now("raised"),
    colorText: now("ink"),
    colorTextSecondary: now("ink-soft"),
    colorDanger: now("bad"),
    borderRadius: "10px",
  };
  probe.remove();
  return { theme: "flat", variables };
}
