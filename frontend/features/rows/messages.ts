import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

const rowsText = {
  title: "Sales",
  loadFailed: "The sales could not be loaded",
  search: "Find a sale",
  send: "Search",
  searchHelp: "Text in any cell; numbers without thousands separators",
  columns: (shown: number, all: number) => `Columns (${integer(shown)} of ${integer(all)})`,
  columnsTitle: "Columns that are shown",
  allColumns: "Show all columns",
  download: "Download as CSV",
  row: "No.",
  counted: (matching: number, rows: number) =>
    matching === rows ? plural(rows, "sale", "sales") : `${integer(matching)} of ${plural(rows, "sale", "sales")} match`,
  range: (first: number, last: number) => `${integer(first)} to ${integer(last)}`,
  none: "No sale matches",
  noneLead: "Another text may find some.",
  showAll: "Show all sales",
  pages: "Pages of the sales",
  first: "First page",
  previous: "Previous page",
  next: "Next page",
};

export type RowsText = typeof rowsText;

export const rowsMessages = catalogue<RowsText>(rowsText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
