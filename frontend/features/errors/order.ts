import type { TestSale } from "@/features/errors/sales";

type Figure = (sale: TestSale) => number | string | null;

const error: Figure = ({ error: off }) => (off === null ? null : Math.abs(off));

/** What the table sorts by, by the name in the address; errors by their size. */
export const FIGURES = {
  error,
  price: ({ price }) => price,
  value: ({ value }) => value,
  sold: ({ day }) => day,
  area: ({ area }) => area,
} satisfies Record<string, Figure>;

/** Sorted by a figure; what lacks it comes last. */
export function inOrder(sales: TestSale[], sort: string, desc: boolean): TestSale[] {
  const figure = (FIGURES as Record<string, Figure>)[sort] ?? error;
  const sign = desc ? -1 : 1;
  return sales.toSorted((a, b) => {
    const [one, other] = [figure(a), figure(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || a.index - b.index;
    const order = typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "en", { numeric: true });
    return sign * order || a.index - b.index;
  });
}
