import type { ChartTable } from "@/components/charts/csv";
import { ScrollX } from "@/components/ui/scroll-x";
import { cn } from "@/lib/cn";
import { MISSING, significant } from "@/lib/format";
import { chartText } from "@/messages/chart-text";

/** The figures of a chart as a table that scrolls inside itself. */
export function ChartDataTable({ caption, table: { columns, rows } }: { caption: string; table: ChartTable }) {
  return (
    <ScrollX role="region" aria-label={chartText.frame.tableOf(caption)} className="max-h-96 overflow-y-auto rounded-md border border-line">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-card">
          <tr className="border-b border-line text-left text-muted">
            {columns.map(({ header, numeric }, index) => (
              <th key={index} scope="col" className={cn("px-2.5 py-1.5 font-medium", numeric && "text-right")}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-b border-line last:border-0">
              {row.map((cell, column) => (
                <td key={column} className={cn("px-2.5 py-1", columns[column]?.numeric && "text-right")}>
                  {typeof cell === "number" ? significant(cell, 7) : (cell ?? MISSING)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
