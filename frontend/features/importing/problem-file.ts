import type { ChartTable } from "@/components/charts/csv";
import { importText } from "@/features/importing/messages";
import type { TableFinding } from "@/lib/api/generated";

/** The problems of a table as a file: row, column, value, problem and fix. */
export function problemFile(problems: TableFinding[]): ChartTable {
  return {
    columns: importText.problems.fileColumns.map((header) => ({ header })),
    rows: problems.map(({ row, column, value, kind, rule, count, fixes }) => [row, column, value, kind ? `${kind}: ${rule}` : rule, count, fixes.join(" / ")]),
  };
}
