"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";

import { buttonClass } from "@/components/ui/button";
import { applyTheme, type Theme, THEMES } from "@/lib/theme";
import { useText } from "@/lib/use-text";
import { shellMessages } from "@/messages/shell";

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Goes round the themes; Settings shows them all at once. */
export function ThemeButton({ themeAtFirst }: { themeAtFirst: Theme }) {
  const text = useText(shellMessages).theme;
  const [theme, setTheme] = useState(themeAtFirst);
  const Icon = ICONS[theme];
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const label = text.change(text[theme], text[next]);
  const change = () => {
    applyTheme(next);
    setTheme(next);
  };
  return (
    <button type="button" onClick={change} aria-label={label} title={label} className={buttonClass("ghost", "icon")}>
      <Icon aria-hidden="true" />
    </button>
  );
}
