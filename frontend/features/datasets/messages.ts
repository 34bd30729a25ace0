import { integer } from "@/lib/format";

export const datasetText = {
  title: "Data sets",
  lead: "Models learn from these sales. Built-in sets are fetched at first use; your own files stay on this server.",
  table: "All data sets",
  loadFailed: "The data sets could not be loaded",
  default: "default",
  columns: { name: "Name", rows: "Rows", unit: "Currency, area", models: "Models", state: "State" },
  ready: "Ready",
  fetchLater: "Fetched at first use",
  train: "Train models",
  trainNamed: (title: string) => `Train models on ${title}`,
  import: "Import your own sales",
  detail: {
    loadFailed: "The data set could not be loaded",
    missingTitle: "There is no such data set",
    missing: (id: string) => `The server knows no data set ${id}.`,
    columns: "Columns",
    columnsLead: "The table shows what each column means. A guess also shows how sure it is, and why.",
    headers: { name: "Column", role: "Means", type: "Type", unit: "Unit", confidence: "Sure, %", evidence: "Why, help" },
    warnings: "Worth knowing",
    problems: "Found in the file",
    facts: { rows: "Rows", unit: "Currency", area: "Area unit", models: "Models trained on it", created: "Imported" },
    delete: "Delete",
    deleteTitle: (title: string) => `Delete ${title}?`,
    deleteText:
      "The imported sales are removed from this server. Your own file is not touched. A data set that a model was trained on cannot be deleted.",
    deleteFailed: "The data set was not deleted",
    deleted: (title: string) => `${title} was deleted`,
    required: "needed",
  },
  rows: (rows: number) => integer(rows),
};
