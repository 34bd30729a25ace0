import type { EffectFigure, EffectPanel, Estimate } from "@/lib/api/generated";
import { interval, ratio, signedNumber } from "@/lib/format";

export const FIGURES = ["mdape", "median_ratio", "cod", "prd", "prb"] as const;
export type FigureName = (typeof FIGURES)[number];

/** Percentages have one decimal less than ratios. */
const digitsOf = (name: FigureName): number => (name === "mdape" || name === "cod" ? 2 : 3);

export type Cell = { value: string; span: string };
export type EffectRow = { name: FigureName; before: Cell; after: Cell; difference: Cell; clear: boolean };

function cell(estimate: Estimate, write: (value: number | null | undefined) => string): Cell {
  return { value: write(estimate.value), span: estimate.value === null ? "" : interval(estimate.low, estimate.high, write) };
}

/** Whether the interval of a difference leaves out 0. */
const isClear = ({ low, high }: Estimate): boolean => typeof low === "number" && typeof high === "number" && (low > 0 || high < 0);

function rowOf(name: FigureName, figure: EffectFigure): EffectRow {
  const digits = digitsOf(name);
  const write = (value: number | null | undefined) => ratio(value, digits);
  return {
    name,
    before: cell(figure.with_flagged, write),
    after: cell(figure.without_flagged, write),
    difference: cell(figure.difference, (value) => signedNumber(value, digits)),
    clear: isClear(figure.difference),
  };
}

/** The figures of a panel in the order in which they are read; none with too few sales. */
export const rowsOf = ({ figures }: EffectPanel): EffectRow[] =>
  FIGURES.flatMap((name) => {
    const figure = figures[name];
    return figure ? [rowOf(name, figure)] : [];
  });
