import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { setTheme, currentTheme, type Theme } from "@/ui/theme";
import { useState } from "react";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const WORDS: Record<Theme, string> = {
  system: "Colours: as your system has them",
  light: "Colours: light",
  dark: "Colours: dark",
};

export function ThemeSwitch() {
  const [now, setNow] = useState(currentTheme);
  const turn = () => {
    setTheme(NEXT[now]);
    setNow(NEXT[now]);
  };
  return (
    <Button variant="text" onClick={turn} aria-label={WORDS[now]} title={WORDS[now]}>
      <Icon name={now} />
    </Button>
  );
}
