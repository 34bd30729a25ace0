/** One column of a chart's table: the same figures the chart draws. */
export type TableColumn = { header: string; numeric?: boolean };
export type Cell = string | number | null;
export type ChartTable = { columns: TableColumn[]; rows: Cell[][] };

const STARTS_FORMULA = /^[=+\-@\t\r]/;

/** A comma-separated file of a table; text that a spreadsheet would run is defused. */
export function toCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map((column) => column.header), ...rows];
  return lines.map((line) => line.map(field).join(",")).join("\r\n") + "\r\n";
}

function field(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = STARTS_FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function downloadCsv(name: string, table: ChartTable): void {
  saveFile(`${name}.csv`, new Blob([toCsv(table)], { type: "text/csv;charset=utf-8" }));
}

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
