import type { Range } from "@/features/errors/filters";

export const rangeOf = <V>(from: V | null, to: V | null): Range<V> | null => (from === null && to === null ? null : { from, to });

/** The two ends in their order, whichever of them was chosen last. */
export function ordered<V extends string | number>(from: V | null, to: V | null): Range<V> | null {
  return from !== null && to !== null && from > to ? { from: to, to: from } : rangeOf(from, to);
}

const EARTH = [-180, -90, 180, 90];

/** An end that is left empty is that of the earth; without any end there is no box. */
export function withSide(box: number[] | null, place: number, next: number | null): number[] | null {
  const ends = (box ?? EARTH).map((end, at) => (at === place ? (next ?? EARTH[at] ?? 0) : end));
  return ends.every((end, at) => end === EARTH[at]) ? null : ends;
}
