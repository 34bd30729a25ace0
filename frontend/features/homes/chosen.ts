import type { ComparableRead } from "@/lib/api/generated";

/** The reader's choice, as it stands in the address: places that do not count, and places that are added. */
export type Chosen = { out: number[]; add: number[] };

/** The sales of the grid with their places in the order of similarity: those of the valuation, then the added ones. */
export function salesWith(own: ComparableRead[], further: ComparableRead[], { add }: Chosen): { sales: ComparableRead[]; numbers: number[] } {
  const added = valid(add, own.length, further.length).flatMap((place) => {
    const sale = further[place - 1];
    return sale ? [{ place, sale }] : [];
  });
  return { sales: [...own, ...added.map(({ sale }) => sale)], numbers: [...own.map((_, index) => index + 1), ...added.map(({ place }) => place)] };
}

/** Places after those of the valuation, each once, in order. */
function valid(add: number[], own: number, all: number): number[] {
  return [...new Set(add)].filter((place) => Number.isInteger(place) && place > own && place <= all).toSorted((a, b) => a - b);
}

export const toggled = (places: number[], place: number): number[] => (places.includes(place) ? places.filter((one) => one !== place) : [...places, place].toSorted((a, b) => a - b));
