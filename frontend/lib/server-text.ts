import { cookies } from "next/headers";

import { type Catalogue, textIn } from "@/lib/catalogue";
import { asLocale, type Locale, LOCALE_COOKIE } from "@/lib/locale";

/** The language that the reader of this request has chosen. */
export async function serverLocale(): Promise<Locale> {
  return asLocale((await cookies()).get(LOCALE_COOKIE)?.value);
}

/** The texts of a feature for a page that the server draws. */
export async function serverText<T>(texts: Catalogue<T>): Promise<T> {
  return textIn(texts, await serverLocale());
}
