/** Titles and leads of pages that have no feature of their own. */
export const pageText = {
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
