import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { setTheme, currentTheme, type Theme } from "@/ui/theme";
import { useState } from "react";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

export function ThemeSwitch() {
  const [now, setNow] = useState(currentTheme);
  const turn = () => {
    setTheme(NEXT[now]);
    setNow(NEXT[now]);
  };
  const label = messages().app.colours[now];
  return (
    <Button variant="text" onClick={turn} aria-label={label} title={label}>
      <Icon name={now} />
    </Button>
  );
}
