import { type GridGroup, gridOf, REST } from "@/features/comparables/grid";
import type { Labels } from "@/features/comparables/home";
import { comparablesText } from "@/features/comparables/text";
import { homesText } from "@/features/homes/text";
import type { ComparableRead, ValuationRead } from "@/lib/api/generated";
import { date, distance, MISSING, money, signedMoney } from "@/lib/format";
import { groupName } from "@/messages/group-name";

const text = homesText.print;
/** More rows than these would not leave room for the map and the notes on one page. */
const MOST_ROWS = 15;

type Row = { name: string; home: string; cells: string[]; strong?: boolean };

/** The grid on paper: as many rows as fit, those with the largest amounts first of all. */
export function PrintedGrid({ valuation, labels }: { valuation: ValuationRead; labels: Labels }) {
  const rows = rowsOf(valuation, labels);
  return (
    <table className="w-full text-xs">
      <thead>
        <tr className="border-b border-muted">
          <th scope="col" className="text-left font-medium">
            {comparablesText.characteristic}
          </th>
          <th scope="col" className="text-right font-medium">
            {comparablesText.home}
          </th>
          {valuation.comparables.map((_, index) => (
            <th key={index} scope="col" className="text-right font-medium">
              {text.sale(index + 1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, home, cells, strong }) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className={`py-px pr-2 text-left ${strong ? "font-semibold" : "font-normal"}`}>
              {name}
            </th>
            {[home, ...cells].map((cell, index) => (
              <td key={index} className={`num py-px pl-2 text-right ${strong ? "font-semibold" : ""}`}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(valuation: ValuationRead, labels: Labels): Row[] {
  const { comparables: sales, dataset, as_of: day } = valuation;
  const { currency } = dataset;
  const own = comparablesText;
  const each = (write: (sale: (typeof sales)[number]) => string) => sales.map(write);
  const steps = gridOf(valuation, labels).groups.flatMap((group) => stepRows(group, sales, currency));
  return [
    ...(sales.some((sale) => sale.sale_id !== null) ? [{ name: own.saleId, home: "", cells: each((sale) => sale.sale_id ?? MISSING) }] : []),
    { name: own.saleDate, home: "", cells: each((sale) => date(sale.sale_date)) },
    { name: own.distance, home: "", cells: each((sale) => distance(sale.distance_m)) },
    { name: own.sold(currency), home: "", cells: each((sale) => money(sale.price, currency)) },
    { name: own.priceOn(day ? date(day) : null, currency), home: "", cells: each((sale) => money(sale.time_adjusted_price, currency)) },
    ...most(steps),
    { name: own.adjusted(currency), home: money(valuation.value, currency), cells: each((sale) => money(sale.adjusted_price, currency)), strong: true },
  ];
}

type StepRow = Row & { isWorth: boolean; size: number };

/** A group's worth, and its characteristics below it. */
function stepRows({ name, amounts, traits }: GridGroup, sales: ComparableRead[], currency: string): StepRow[] {
  const [only, more] = traits;
  const size = Math.max(0, ...amounts.map((amount) => Math.abs(amount ?? 0)));
  const worth = { name: name === REST ? text.rest : only && !more ? text.worth(groupName(name)) : groupName(name), home: "", cells: amounts.map((amount) => signedMoney(amount, currency)), isWorth: true, size };
  return [...(amounts.length > 0 ? [worth] : []), ...traits.map((trait) => ({ name: trait.label, home: trait.home, cells: sales.map(trait.of), isWorth: false, size }))];
}

/** Amounts always stay; of the characteristics, those of the largest amounts. */
function most(rows: StepRow[]): Row[] {
  const room = MOST_ROWS - rows.filter(({ isWorth }) => isWorth).length;
  const shown = new Set(rows.filter(({ isWorth }) => !isWorth).toSorted((a, b) => b.size - a.size).slice(0, Math.max(0, room)));
  return rows.filter((row) => row.isWorth || shown.has(row));
}
