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

/** React would give a component's second text the place of its first: it counts calls of `use`, and a text that has come needs none. So what is awaited is thrown. */
function ofPage<T>(texts: Catalogue<T>): T {
  // eslint-disable-next-line react-hooks/rules-of-hooks -- `use` of a context may stand in a condition
  const locale = IN_BROWSER ? pageLocale() : use(LocaleContext);
  if (locale === "en") return texts.en;
  const ready = texts.ready[locale];
  if (ready !== undefined) return ready;
  // React waits for a promise that is thrown; a handler never comes here, its page waited
  throw translated(texts, locale);
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
