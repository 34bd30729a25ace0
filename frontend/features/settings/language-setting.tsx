"use client";

import { use } from "react";

import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { RadioCards } from "@/components/ui/radio-cards";
import { settingsMessages } from "@/features/settings/messages";
import { type Locale, LOCALE_COOKIE, LOCALE_NAMES, LOCALES } from "@/lib/locale";
import { keepCookie } from "@/lib/theme";
import { LocaleContext, useText } from "@/lib/use-text";

const CARDS = LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }));

/** The page comes again from the server, so that nothing on it stays in the former language. */
function choose(locale: Locale): void {
  keepCookie(LOCALE_COOKIE, locale);
  window.location.reload();
}

export function LanguageSetting() {
  const text = useText(settingsMessages);
  return (
    <Card title={text.language} className="max-w-xl">
      <Controls>
        <RadioCards titled legend={text.language} value={use(LocaleContext)} onChange={choose} cards={CARDS} className="sm:grid-cols-3" />
      </Controls>
      <p className="mt-3 text-sm text-muted">{text.languageNote}</p>
    </Card>
  );
}
