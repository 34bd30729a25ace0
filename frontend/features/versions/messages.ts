import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

const versionText = {
  builtin: "A built-in data set has no versions; only an imported one has.",
  title: "Versions",
  lead: "Each version is a table that never changes; models and values name the one that they come from.",
  loadFailed: "The versions could not be loaded",
  headers: { version: "Version", made: "Made", change: "What changed", rows: "Sales", price: "Median price", period: "Sale dates", models: "Models" },
  name: (version: number) => `Version ${version}`,
  here: "this one",
  gone: "deleted",
  first: "First import",
  appended: (added: number, known: number, file: string) =>
    `${plural(added, "sale", "sales")} added from ${file}${known > 0 ? `; ${integer(known)} were there already` : ""}`,
  replaced: (before: number, file: string) => `${file} took the place of ${plural(before, "sale", "sales")}`,
  column: {
    levels: (name: string, rows: number, levels: string) => `${name} has new words in ${plural(rows, "sale", "sales")} (${levels})`,
    gaps: (name: string, before: string, after: string) => `${name} is empty in ${after} (${before} before)`,
    outside: (name: string, rows: number) => `${name} is outside its range in ${plural(rows, "sale", "sales")}`,
  },
  add: {
    title: "Add later sales",
    label: "File with the same columns",
    help: "The file is read as the sales before were. Rows that are there already are not added twice. The result is a new version.",
    bad: "Leave out rows that have a value which cannot be read",
    submit: "Add the sales",
    working: "The sales are being read and checked",
    failed: "Nothing was added",
    done: (added: number, version: number) => `${plural(added, "sale was", "sales were")} added: version ${version} is ready.`,
  },
  measure: {
    title: "Measure a model on these sales",
    label: "Model",
    help: "Sales that the model learned from are left out, so later sales show how it does now.",
    choose: "Choose a model",
    champion: "answers now",
    submit: "Measure it",
    failed: "The run could not be started",
    none: "No model was trained on a version of this data set yet.",
    train: "Train one",
  },
};

export type VersionText = typeof versionText;

export const versionMessages = catalogue<VersionText>(versionText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
