import { Card } from "@/components/ui/card";
import type { Colouring, Legend, LegendClass } from "@/features/map/colouring";
import { mapText as text } from "@/features/map/text";
import { integer } from "@/lib/format";

type MapLegendProps = { legend: Legend; colouring: Colouring; title: string };

/** What each colour means, and how many sales have it. */
export function MapLegend({ legend: { classes, missing }, colouring, title }: MapLegendProps) {
  const rows: LegendClass[] = missing > 0 ? [...classes, { colour: "var(--color-card)", label: text.missingFigure[colouring], sales: missing }] : classes;
  return (
    <Card title={text.legend}>
      <p className="mb-2 font-medium">{title}</p>
      <table className="w-full text-sm">
        <caption className="sr-only">{title}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{text.legend}</th>
            <th scope="col">{text.allSales}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ colour, label, sales }) => (
            <tr key={label}>
              <th scope="row" className="py-0.5 text-left font-normal">
                <span className="inline-flex items-center gap-2">
                  <span aria-hidden="true" style={{ background: colour }} className="size-3.5 shrink-0 rounded-full border border-muted" />
                  {label}
                </span>
              </th>
              <td className="text-right align-top text-muted">{integer(sales)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-muted">{colouring === "error" ? text.errorClasses : text.classes}</p>
    </Card>
  );
}
