import { catalogue } from "@/lib/catalogue";

/** Titles and leads of pages that have no feature of their own. */
const pageText = {
  notFound: {
    title: "There is no such page",
    lead: "The address may be mistyped, or what it named was deleted.",
    home: "Overview",
    runs: "All runs",
  },
  error: {
    title: "This page could not be shown",
    lead: "Nothing that is stored was changed. Trainings go on.",
    retry: "Try again",
  },
};

export type PageText = typeof pageText;

export const pageMessages = catalogue<PageText>(pageText, { es: () => import("./pages.es"), fr: () => import("./pages.fr") });
