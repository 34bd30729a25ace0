import type { PointsRead } from "@/lib/api/generated";
import { isoDate } from "@/lib/format";

/** One sale on the map; what it lacks is null. */
export type Sale = {
  index: number;
  latitude: number;
  longitude: number;
  price: number;
  pricePerArea: number | null;
  /** Days since 1 January 1970. */
  day: number | null;
  /** Percent of the price; above 0 the value was too high. */
  error: number | null;
};

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

const MS_PER_DAY = 86_400_000;

export function salesOf(points: PointsRead): Sale[] {
  return points.price.map((price, index) => ({
    index,
    latitude: points.latitude[index] ?? 0,
    longitude: points.longitude[index] ?? 0,
    price,
    pricePerArea: points.price_per_area?.[index] ?? null,
    day: points.day?.[index] ?? null,
    error: points.error?.[index] ?? null,
  }));
}

/** "2024-03-05" of a day since 1970. */
export const dayText = (day: number | null): string => (day === null ? "" : isoDate(new Date(day * MS_PER_DAY)));

export function inBounds(sales: Sale[], bounds: Bounds | null): Sale[] {
  if (bounds === null) return sales;
  const [west, south, east, north] = bounds;
  return sales.filter(({ latitude, longitude }) => latitude >= south && latitude <= north && longitude >= west && longitude <= east);
}

const TAIL = 0.01;
const LEAST_SPAN = 0.002;

/** Where the sales lie; a few sales far away, such as some at 0°, 0°, do not make a dot of all others. */
export function homeBounds(sales: Sale[]): Bounds {
  const [west, east] = span(sales.map(({ longitude }) => longitude));
  const [south, north] = span(sales.map(({ latitude }) => latitude));
  return [west, south, east, north];
}

function span(values: number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(TAIL), at(1 - TAIL)];
  const room = Math.max((high - low) / 2, LEAST_SPAN);
  return [Math.max(at(0), low - room), Math.min(at(1), high + room)];
}
