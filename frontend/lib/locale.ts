export const LOCALES = ["en", "es", "fr"] as const;
export type Locale = (typeof LOCALES)[number];
/** Languages whose texts are loaded only where somebody reads them; English is in the pages. */
export type Translated = Exclude<Locale, "en">;

export const LOCALE_COOKIE = "hp-locale";
/** Each language in its own words, so that whoever reads it finds it. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", es: "Español", fr: "Français" };

export function asLocale(value: string | undefined): Locale {
  return LOCALES.find((locale) => locale === value) ?? "en";
}

/** The language of the page. The server formats few numbers and dates, and those in English. */
export function pageLocale(): Locale {
  return typeof document === "undefined" ? "en" : asLocale(document.documentElement.lang);
}
