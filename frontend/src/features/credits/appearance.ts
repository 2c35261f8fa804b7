import type { Appearance } from "@stripe/stripe-js";

/** Stripe's form is in a frame that no style sheet of ours reaches: it is told our colours. */
export function appearance(): Appearance {
  const style = getComputedStyle(document.documentElement);
  const dark = matches(style.colorScheme);
  return {
    theme: dark ? "night" : "stripe",
    variables: {
      colorPrimary: dark ? "#6cc7bb" : "#0d6058",
      colorBackground: dark ? "#1c2022" : "#ffffff",
      colorText: dark ? "#ebe9e4" : "#1c1b19",
      borderRadius: "10px",
    },
  };
}

/** `light dark` follows the system; what was chosen stands alone. */
function matches(scheme: string): boolean {
  if (scheme === "dark" || scheme === "light") return scheme === "dark";
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}
