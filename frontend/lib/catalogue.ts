import type { Locale, Translated } from "@/lib/locale";

type Loads<T> = Record<Translated, () => Promise<{ default: T }>>;

/** The texts of a feature: English at hand, the other languages as files of their own; `ready` has those that have come. */
export type Catalogue<T> = { en: T; loads: Loads<T>; loaded: Partial<Record<Translated, Promise<T>>>; ready: Partial<Record<Translated, T>> };

/** The keys and parameters of every language are those of English. */
export function catalogue<T>(en: T, loads: Loads<T>): Catalogue<T> {
  return { en, loads, loaded: {}, ready: {} };
}

/** The texts in a language; the same promise each time, as React asks for. */
export function translated<T>(texts: Catalogue<T>, locale: Translated): Promise<T> {
  return (texts.loaded[locale] ??= texts.loads[locale]().then(({ default: loaded }) => (texts.ready[locale] = loaded)));
}

export async function textIn<T>(texts: Catalogue<T>, locale: Locale): Promise<T> {
  return locale === "en" ? texts.en : translated(texts, locale);
}
