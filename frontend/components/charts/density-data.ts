import { type Extent, extent, paddedLog } from "@/components/charts/geometry";

export type Amounts = { price: number; value: number };

/** A square of the plot, or a single sale where there are few; ends are amounts of money. */
export type Cell = { n: number; price: Extent; value: Extent; middle: Amounts };

/** More sales than this are drawn as squares by their number. */
export const MOST_POINTS = 1_000;
const SQUARES = 44;

/** One extent for both axes, so that equal amounts lie on the diagonal. */
export function amountDomain(sales: Amounts[]): Extent {
  const all = extent(sales.flatMap(({ price, value }) => [price, value]).filter((amount) => amount > 0));
  return all ? paddedLog(all, 0.03) : [1, 10];
}

/** The sales as points where they are few, else counted in squares of equal size on logarithmic axes; in the order of the prices. */
export function cellsOf(sales: Amounts[], domain: Extent): Cell[] {
  const cells = sales.length <= MOST_POINTS ? sales.map(single) : squares(sales, domain);
  return cells.toSorted((a, b) => a.middle.price - b.middle.price || a.middle.value - b.middle.value);
}

const single = (sale: Amounts): Cell => ({ n: 1, price: [sale.price, sale.price], value: [sale.value, sale.value], middle: sale });

function squares(sales: Amounts[], [low, high]: Extent): Cell[] {
  const step = Math.log(high / low) / SQUARES;
  const place = (amount: number) => Math.min(SQUARES - 1, Math.max(0, Math.floor(Math.log(amount / low) / step)));
  const counts = new Map<number, number>();
  for (const { price, value } of sales) {
    const square = place(price) * SQUARES + place(value);
    counts.set(square, (counts.get(square) ?? 0) + 1);
  }
  const edge = (at: number) => low * Math.exp(at * step);
  return [...counts].map(([square, n]) => {
    const [x, y] = [Math.floor(square / SQUARES), square % SQUARES];
    return { n, price: [edge(x), edge(x + 1)], value: [edge(y), edge(y + 1)], middle: { price: edge(x + 0.5), value: edge(y + 0.5) } };
  });
}

/** How full a square is beside the fullest, from 0 to 1; on a root, so that single sales are seen. */
export const fullness = (n: number, most: number): number => Math.sqrt(n / Math.max(1, most));

/** From the lowest to the highest end of some cells. */
export function span(cells: Cell[], side: "price" | "value"): Extent | null {
  return extent(cells.flatMap((cell) => cell[side]));
}
