import { Card } from "@/components/ui/card";
import { type Colouring, COLOURINGS, figureOf, type Units, write } from "@/features/map/colouring";
import { mapText as text } from "@/features/map/text";
import type { Sale } from "@/features/map/sales";

/** Each figure that a sale has, in words. */
function figures(sale: Sale, units: Units): { name: string; written: string }[] {
  const present = COLOURINGS.filter((colouring: Colouring) => figureOf(sale, colouring) !== null);
  return present.map((colouring) => ({ name: text.figures[colouring], written: write(figureOf(sale, colouring), colouring, units) }));
}

/** The figures of the sale under the pointer. */
export function SaleHint({ sale, units }: { sale: Sale; units: Units }) {
  return figures(sale, units).map(({ name, written }) => (
    <span key={name} className="block whitespace-nowrap">
      {written}
    </span>
  ));
}

/** The sale that was clicked or chosen in the table. */
export function ChosenSale({ sale, units }: { sale: Sale | null; units: Units }) {
  return (
    <Card title={text.selected}>
      <div role="status">
        {sale === null ? (
          <p className="text-muted">{text.nothingSelected}</p>
        ) : (
          <dl className="num flex flex-col text-sm">
            {[...figures(sale, units), { name: text.place, written: text.coordinates(sale.latitude, sale.longitude) }].map(({ name, written }) => (
              <div key={name} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-0">
                <dt className="text-muted">{name}</dt>
                <dd>{written}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Card>
  );
}
