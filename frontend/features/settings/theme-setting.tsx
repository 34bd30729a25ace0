"use client";

import { useState } from "react";

import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { RadioCards } from "@/components/ui/radio-cards";
import { applyTheme, type Theme, THEMES } from "@/lib/theme";
import { shellMessages } from "@/messages/shell";
import { settingsMessages } from "@/features/settings/messages";
import { useText } from "@/lib/use-text";

/** Applied and kept at once; the next page comes from the server in the chosen theme. */
export function ThemeSetting({ themeAtFirst }: { themeAtFirst: Theme }) {
  const text = useText(settingsMessages);
  const names = useText(shellMessages).theme;
  const cards = THEMES.map((value) => ({ value, label: names[value], note: text.notes[value] }));
  const [theme, setTheme] = useState(themeAtFirst);
  const [saved, setSaved] = useState(false);
  const choose = (next: Theme) => {
    applyTheme(next);
    setTheme(next);
    setSaved(true);
  };
  return (
    <Card title={text.appearance} className="max-w-xl">
      <Controls>
        <RadioCards legend={names.label} value={theme} onChange={choose} cards={cards} />
      </Controls>
      <p role="status" className="text-sm text-success not-empty:mt-3">
        {saved && text.saved}
      </p>
    </Card>
  );
}
