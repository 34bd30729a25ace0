/** Texts of the page of components; it is for those who change them, and no page leads to it. */
export const galleryText = {
  title: "Components",
  lead: "Every component of components/ui in every state. The browser tests look at this page in both themes.",
  long: "A name that somebody wrote in one breath, without thinking of the narrow screens on which it will have to be read, and Donaudampfschifffahrtsgesellschaftskapitänswitwe behind it",
  short: "Short",
  help: "One sentence that helps.",
  error: "The year must be in 1800..2030, got 3000.",
  parts: {
    buttons: "Buttons and links",
    fields: "Fields",
    choices: "Choices",
    words: "Words and figures",
    news: "News and errors",
    waiting: "Waiting and nothing",
    tables: "Tables",
    layers: "What opens",
    charts: "Charts",
  },
};
