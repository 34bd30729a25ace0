"use client";

import { parseAsArrayOf, parseAsInteger, useQueryStates } from "nuqs";

import { type Chosen, salesWith, toggled } from "@/features/homes/chosen";
import { useSimilarSales } from "@/features/homes/queries";
import type { ValuationRead } from "@/lib/api/generated";

const ADDRESS = { out: parseAsArrayOf(parseAsInteger).withDefault([]), add: parseAsArrayOf(parseAsInteger).withDefault([]) };

/** Which sales the reader counts; it stands in the address, since a stored valuation never changes. */
export function useChosen(valuation: ValuationRead, offering: boolean) {
  const [chosen, setChosen] = useQueryStates(ADDRESS);
  const similar = useSimilarSales(valuation.id, offering || chosen.add.length > 0);
  const own = valuation.comparables;
  const { sales, numbers } = salesWith(own, similar.data?.items ?? [], chosen);
  const set = (next: Partial<Chosen>) => void setChosen(next);
  return {
    sales,
    numbers,
    similar,
    isOut: (place: number) => chosen.out.includes(place),
    isAdded: (place: number) => chosen.add.includes(place),
    toggle: (place: number) => set({ out: toggled(chosen.out, place) }),
    add: (place: number) => set({ add: toggled(chosen.add, place), out: chosen.out.filter((one) => one !== place) }),
    reset: () => set({ out: [], add: [] }),
    isOwn: chosen.out.length === 0 && chosen.add.length === 0,
  };
}
