"use client";

import { use } from "react";

import { type Catalogue, translated } from "@/lib/catalogue";
import { pageLocale } from "@/lib/locale";
import { LocaleContext } from "@/lib/use-text";

const IN_BROWSER = typeof document !== "undefined";

/**
 * The texts of a feature, each read in the language of the page at the moment it is used.
 *
 * Components, their helpers and handlers read it as they read a constant. On the server, which draws pages of several
 * languages at once, it can only be read while a component is drawn: a module that keeps one text for all fails there.
 */
export function liveText<T extends object>(texts: Catalogue<T>): T {
  const locale = IN_BROWSER ? pageLocale() : "en";
  if (locale !== "en") void translated(texts, locale); // on its way before the first component asks
  return reading(texts.en, () => ofPage(texts));
}

function ofPage<T>(texts: Catalogue<T>): T {
  // eslint-disable-next-line react-hooks/rules-of-hooks -- `use` may stand in a condition; a handler never comes here, its page waited for the texts
  const locale = IN_BROWSER ? pageLocale() : use(LocaleContext);
  if (locale === "en") return texts.en;
  // eslint-disable-next-line react-hooks/rules-of-hooks -- as above
  return texts.ready[locale] ?? use(translated(texts, locale));
}

/** English says which parts there are; what a part says comes from `now`. */
function reading<T extends object>(english: T, now: () => T): T {
  const parts = new Map<PropertyKey, object>();
  return new Proxy(english, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name);
      if (typeof part !== "object" || part === null) return Reflect.get(now(), name);
      if (!parts.has(name)) parts.set(name, reading(part, () => Reflect.get(now(), name) as object));
      return parts.get(name);
    },
  });
}
