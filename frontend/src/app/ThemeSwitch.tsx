import { Button } from "@/look/Button";
import { Icon } from "@/look/Icon";
import { chooseTheme, theme, type Theme } from "@/look/theme";
import { useState } from "react";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const WORDS: Record<Theme, string> = {
  system: "Colours: as your system has them",
  light: "Colours: light",
  dark: "Colours: dark",
};

export function ThemeSwitch() {
  const [now, setNow] = useState(theme);
  const turn = () => {
    chooseTheme(NEXT[now]);
    setNow(NEXT[now]);
  };
  return (
    <Button weight="bare" onClick={turn} aria-label={WORDS[now]} title={WORDS[now]}>
      <Icon name={now} />
    </Button>
  );
}
