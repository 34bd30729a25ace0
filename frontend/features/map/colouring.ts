import { classOf, quantileBreaks, symmetricBreaks } from "@/features/map/breaks";
import { mapText as text } from "@/features/map/text";
import { diverging, MOST_CLASSES, sequential } from "@/features/map/palette";
import { dayText, type Sale } from "@/features/map/sales";
import type { DatasetRead } from "@/lib/api/generated";
import { date, money, percent, pricePerArea } from "@/lib/format";

export const COLOURINGS = ["price", "area", "date", "error"] as const;
export type Colouring = (typeof COLOURINGS)[number];
export type Units = Pick<DatasetRead, "currency" | "area_unit">;

export type LegendClass = { colour: string; label: string; sales: number };
/** The class of each sale (null: the figure is missing), and what the classes mean. */
export type Legend = { classes: LegendClass[]; missing: number; classOfSale: (number | null)[] };

export function figureOf(sale: Sale, colouring: Colouring): number | null {
  return { price: sale.price, area: sale.pricePerArea, date: sale.day, error: sale.error }[colouring];
}

export function write(value: number | null, colouring: Colouring, { currency, area_unit }: Units): string {
  switch (colouring) {
    case "price":
      return money(value, currency);
    case "area":
      return pricePerArea(value, currency, area_unit);
    case "date":
      return date(dayText(value));
    case "error":
      return text.error(value);
  }
}

export function legendOf(sales: Sale[], colouring: Colouring, units: Units, dark: boolean): Legend {
  const figures = sales.map((sale) => figureOf(sale, colouring));
  const known = figures.filter((figure) => figure !== null);
  const breaks = colouring === "error" ? symmetricBreaks(known) : quantileBreaks(known, MOST_CLASSES, colouring !== "date");
  const classOfSale = figures.map((figure) => classOf(figure, breaks));
  const counts = count(classOfSale, breaks.length + 1);
  const colours = (colouring === "error" ? diverging : sequential)(breaks.length + 1, dark);
  const classes = colours.map((colour, place) => ({
    colour,
    label: colouring === "error" ? errorLabel(breaks, place) : rangeLabel(breaks, place, (limit) => write(limit, colouring, units)),
    sales: counts[place] ?? 0,
  }));
  return { classes: known.length > 0 ? classes : [], missing: figures.length - known.length, classOfSale };
}

function count(classOfSale: (number | null)[], classes: number): number[] {
  const counts = Array.from({ length: classes }, () => 0);
  for (const place of classOfSale) if (place !== null) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

function rangeLabel(breaks: number[], place: number, written: (limit: number) => string): string {
  const [low, high] = [breaks[place - 1], breaks[place]];
  if (low === undefined) return high === undefined ? text.allAlike : text.below(written(high));
  return high === undefined ? text.from(written(low)) : text.between(written(low), written(high));
}

function errorLabel(breaks: number[], place: number): string {
  const middle = breaks.length / 2;
  const size = (limit: number | undefined) => percent(Math.abs(limit ?? 0), Number.isInteger(limit) ? 0 : 1);
  if (middle === 0) return text.allAlike;
  if (place === middle) return text.within(size(breaks[place]));
  const tooLow = place < middle;
  const near = tooLow ? breaks[place] : breaks[place - 1];
  const far = tooLow ? breaks[place - 1] : breaks[place];
  const side = tooLow ? text.tooLow : text.tooHigh;
  return side(far === undefined ? text.more(size(near)) : text.between(size(near), size(far)));
}
