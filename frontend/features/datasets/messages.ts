import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

export const datasetText = {
  title: "Data sets",
  one: "Data set",
  tabs: {
    label: "Parts of the data set",
    names: { summary: "Summary", checks: "Quality", map: "Map", rows: "Rows", versions: "Versions" },
  },
  lead: "Models learn from these sales. Built-in sets are fetched at first use; your own files stay on this server.",
  table: "All data sets",
  loadFailed: "The data sets could not be loaded",
  default: "default",
  columns: { name: "Name", rows: "Rows", unit: "Currency, area", models: "Models", state: "State" },
  ready: "Ready",
  fetchLater: "Fetched at first use",
  version: (version: number) => `version ${version}`,
  versionOf: (title: string, version: number) => `${title}, version ${version}`,
  train: "Train models",
  trainNamed: (title: string) => `Train models on ${title}`,
  import: "Import your own sales",
  detail: {
    loadFailed: "The data set could not be loaded",
    columns: "Columns",
    columnsLead: "The table shows what each column means. A guess also shows how sure it is, and why.",
    headers: { name: "Column", role: "Means", type: "Type", unit: "Unit", confidence: "Sure, %", evidence: "Why, help" },
    warnings: "Worth knowing",
    problems: "Found in the file",
    facts: { rows: "Rows", unit: "Currency", area: "Area unit", models: "Models trained on it", created: "Imported" },
    delete: "Delete",
    deleteTitle: (title: string) => `Delete ${title}?`,
    deleteText: "The imported sales are removed from this server. Your own file is not touched.",
    deleteForced: (models: number) =>
      `${plural(models, "model was", "models were")} trained on it. Delete it all the same: the models stay, go on to answer and keep its name, but none of them can be made again.`,
    goneTitle: "This data set was deleted",
    gone: (when: string) => `Its sales were removed on ${when}. The page stays because models were trained on it.`,
    deleteFailed: "The data set was not deleted",
    deleted: (title: string) => `${title} was deleted`,
  },
  rowIs: (what: string) => `A row is ${what}.`,
  finding: (count: number, row: number | null, value: string | null) => {
    const times = count > 1 ? ` (${integer(count)} times${row === null ? "" : `, first in row ${integer(row)}`})` : row === null ? "" : ` (row ${integer(row)})`;
    return `${value === null ? "" : `, got "${value}"`}${times}`;
  },
};

export type DatasetText = typeof datasetText;

export const datasetMessages = catalogue<DatasetText>(datasetText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
