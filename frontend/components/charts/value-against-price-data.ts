import type { ChartTable } from "@/components/charts/csv";
import { type Extent, extent, paddedLog } from "@/components/charts/geometry";

/** Price and value of a sale. */
export type Pair = [price: number, value: number];

const NEAR = 0.2;

/** The sales whose value is within a fifth of the price. */
export const nearPairs = (pairs: Pair[]): number => pairs.filter(([price, value]) => Math.abs(value / price - 1) <= NEAR).length;

/** One extent for both axes, so that equal amounts lie on the diagonal. */
export function pairDomain(pairs: Pair[]): Extent {
  const found = extent(pairs.flat().filter((amount) => amount > 0));
  return found ? paddedLog(found) : [1, 10];
}

export const pairTable = (pairs: Pair[], names: { price: string; value: string }): ChartTable => ({
  columns: [
    { header: names.price, numeric: true },
    { header: names.value, numeric: true },
  ],
  rows: pairs.map(([price, value]) => [price, Math.round(value)]),
});
