"use client";

import { createContext, use } from "react";

import { type Catalogue, translated } from "@/lib/catalogue";
import type { Locale } from "@/lib/locale";

export const LocaleContext = createContext<Locale>("en");

/** The texts of a feature in the language of the reader; waits while they are loaded for the first time. */
export function useText<T>(texts: Catalogue<T>): T {
  const locale = use(LocaleContext);
  return locale === "en" ? texts.en : use(translated(texts, locale));
}
