/** Light, dark, or as the system has it. public/theme.js applies what is kept before the first paint. */
export type Theme = "system" | "light" | "dark";

const KEY = "theme";

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

export function setTheme(chosen: Theme): void {
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  try {
    window.localStorage.setItem(KEY, chosen);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}
