// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";

import { textIn } from "@/lib/catalogue";
import { type Locale, LOCALES } from "@/lib/locale";
import { allMessages } from "@/messages/all";
import { familyName, ruleName } from "@/messages/family-names";
import { groupName } from "@/messages/group-name";
import { groupsMessages } from "@/messages/groups";

async function reading(locale: Locale): Promise<void> {
  await Promise.all([textIn(allMessages, locale), textIn(groupsMessages, locale)]);
  document.documentElement.lang = locale;
}

afterEach(() => {
  document.documentElement.lang = "en";
});

it.each([
  ["en", "Blend", "linear model", "Other features"],
  ["es", "Mezcla", "modelo lineal", "Otras características"],
  ["fr", "Mélange", "modèle linéaire", "Autres caractéristiques"],
] as const)("names families, baselines and groups of features in %s", async (locale, blend, linear, other) => {
  await reading(locale);
  expect([familyName("blend"), ruleName("linear"), groupName("Other features")]).toEqual([blend, linear, other]);
});

it.each(LOCALES)("keeps in %s the names that products and fields have of their own", async (locale) => {
  await reading(locale);
  expect([familyName("pytorch"), familyName("a_later_one"), groupName("Sqft lot")]).toEqual(["PyTorch", "a_later_one", "Sqft lot"]);
});
