import { catalogue } from "@/lib/catalogue";

/** The pages that are two keys away: `g`, then the letter. */
export const GO_TO = [
  { key: "o", href: "/", page: "overview" },
  { key: "d", href: "/data", page: "data" },
  { key: "t", href: "/train", page: "train" },
  { key: "r", href: "/runs", page: "runs" },
  { key: "s", href: "/schedules", page: "schedules" },
  { key: "m", href: "/models", page: "models" },
  { key: "c", href: "/compare", page: "compare" },
  { key: "v", href: "/value", page: "value" },
  { key: "w", href: "/workers", page: "workers" },
] as const;

export const shellText = {
  search: "Search",
  searchLabel: "Search and commands",
  palette: {
    title: "Search and commands",
    field: "Type a page, a data set, a run, a model, a home or an action",
    none: "Nothing is called that.",
    loading: "Loading…",
    failed: "Data sets, runs and models could not be loaded; pages and actions work.",
    groups: { pages: "Pages", actions: "Actions", datasets: "Data sets", models: "Models", runs: "Runs", homes: "Valued homes" },
  },
  actions: {
    train: "Train a model",
    importTable: "Import a table of sales",
    value: "Value a home",
    theme: "Change the theme",
    density: "Change the density",
    shortcuts: "Show the keyboard shortcuts",
    account: "Open my account",
    users: "Manage users",
    audit: "Read the audit log",
  },
  shortcuts: {
    title: "Keyboard shortcuts",
    anywhere: "Anywhere",
    palette: "Search and commands",
    sheet: "This list",
    filter: "Go to the filter of the page",
    close: "Close what is on top",
    goTo: "Go to",
    then: "then",
    charts: "In a chart",
    step: "Read the next or the previous point",
    ends: "Read the first or the last point",
    table: "Show the table of the chart",
    off: "Single keys are off. Ctrl K and Escape always work.",
    setting: "Turn single keys on or off in Settings",
  },
  dataset: {
    // No other control has this name, so that a list of form controls tells them apart.
    label: "Sales that the pages are about",
    all: "All data sets",
  },
};

export type ShellToolsText = typeof shellText;

export const shellToolsMessages = catalogue<ShellToolsText>(shellText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
