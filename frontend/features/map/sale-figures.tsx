import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { type Colouring, COLOURINGS, figureOf, type Units, write } from "@/features/map/colouring";
import { mapText as text } from "@/features/map/messages";
import type { Sale } from "@/features/map/sales";

/** Each figure that a sale has, in words. */
function figures(sale: Sale, units: Units): { name: string; written: string }[] {
  const present = COLOURINGS.filter((colouring: Colouring) => figureOf(sale, colouring) !== null);
  return present.map((colouring) => ({ name: text.colourings[colouring], written: write(figureOf(sale, colouring), colouring, units) }));
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
          <Facts
            facts={[
              ...figures(sale, units).map(({ name, written }) => ({ label: name, value: written })),
              { label: text.place, value: text.coordinates(sale.latitude, sale.longitude) },
            ]}
          />
        )}
      </div>
    </Card>
  );
}
