import type { Feature, FeatureCollection } from "geojson";

import type { Bounds, Sale } from "@/features/map/sales";

/** A cell of the map with the sales in it; `figure` is their median, null with fewer than five. */
export type Hexagon = { ring: [number, number][]; bounds: Bounds; n: number; figure: number | null };

const MIN_SALES = 5;
/** Cells across the place where the sales lie. */
const ACROSS = 30;
const ROOT3 = Math.sqrt(3);

const DEGREES = 180 / Math.PI;
/** Latitude on Mercator's map, in the unit of the longitude, and back. */
const north = (latitude: number): number => Math.log(Math.tan(Math.PI / 4 + latitude / DEGREES / 2)) * DEGREES;
const latitudeOf = (y: number): number => (2 * Math.atan(Math.exp(y / DEGREES)) - Math.PI / 2) * DEGREES;

/** The sales in hexagons of equal size on the map; `frame` fixes the size and the place of the cells, whatever is filtered. */
export function hexagonsOf(sales: Sale[], [west, south, east]: Bounds, figureOf: (sale: Sale) => number | null): Hexagon[] {
  const size = Math.max(east - west, 1e-6) / ACROSS / ROOT3;
  const origin = { x: west, y: north(south) };
  const cells = new Map<string, { q: number; r: number; figures: number[]; n: number }>();
  for (const sale of sales) {
    const { q, r } = cellOf((sale.longitude - origin.x) / size, (north(sale.latitude) - origin.y) / size);
    const key = `${q} ${r}`;
    const cell = cells.get(key) ?? { q, r, figures: [], n: 0 };
    const figure = figureOf(sale);
    cell.n += 1;
    if (figure !== null) cell.figures.push(figure);
    cells.set(key, cell);
  }
  return [...cells.values()].map(({ q, r, figures, n }) => {
    const centre = { x: origin.x + size * ROOT3 * (q + r / 2), y: origin.y + size * 1.5 * r };
    const ring = ringOf(centre.x, centre.y, size);
    return { ring, bounds: boundsOf(ring), n, figure: figures.length < MIN_SALES ? null : median(figures) };
  });
}

/** The hexagon of a point with its tip up, in cells of size 1: rounded in three directions, of which the worst is taken from the others. */
function cellOf(x: number, y: number): { q: number; r: number } {
  const q = (ROOT3 / 3) * x - y / 3;
  const r = (2 / 3) * y;
  const [a, b, c] = [Math.round(q), Math.round(r), Math.round(-q - r)];
  const off = [Math.abs(a - q), Math.abs(b - r), Math.abs(c + q + r)] as const;
  if (off[0] > off[1] && off[0] > off[2]) return { q: -b - c, r: b };
  return off[1] > off[2] ? { q: a, r: -a - c } : { q: a, r: b };
}

function ringOf(x: number, y: number, size: number): [number, number][] {
  return Array.from({ length: 7 }, (_, corner) => {
    const angle = (Math.PI / 3) * (corner % 6) + Math.PI / 6;
    return [x + size * Math.cos(angle), latitudeOf(y + size * Math.sin(angle))];
  });
}

function boundsOf(ring: [number, number][]): Bounds {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** For the map: each cell with its number and its class; -1 without a figure. */
export function hexagonFeatures(hexagons: Hexagon[], classes: (number | null)[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: hexagons.map(({ ring }, index): Feature => ({ type: "Feature", properties: { index, class: classes[index] ?? -1 }, geometry: { type: "Polygon", coordinates: [ring] } })),
  };
}
