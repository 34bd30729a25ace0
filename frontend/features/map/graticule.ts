import type { FeatureCollection, Position } from "geojson";

import type { Bounds } from "@/features/map/sales";

const STEPS = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001];
const LINES = 4;
const MOST_NORTH = 85;

/** Degrees between two grid lines, so that about four of them cross the view. */
export function gridStep([west, south, east, north]: Bounds): number {
  const span = Math.max(east - west, north - south);
  return STEPS.find((step) => span / step >= LINES) ?? (STEPS.at(-1) as number);
}

export type Grid = { bounds: Bounds; step: number; lines: FeatureCollection };

/** Parallels and meridians over the view and as much around it. */
export function gridOver(view: Bounds): Grid {
  const [west, south, east, north] = view;
  const room = Math.max(east - west, north - south);
  const [left, right] = [west - room, east + room];
  const [low, top] = [Math.max(south - room, -MOST_NORTH), Math.min(north + room, MOST_NORTH)];
  const step = gridStep(view);
  const meridians = multiples(left, right, step).map((x): Position[] => [[x, low], [x, top]]);
  const parallels = multiples(low, top, step).map((y): Position[] => [[left, y], [right, y]]);
  const geometry = { type: "MultiLineString" as const, coordinates: [...meridians, ...parallels] };
  return { bounds: [left, low, right, top], step, lines: { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry }] } };
}

/** Whether the lines of a grid are those of a view. */
export function covers({ bounds: [left, low, right, top], step }: Grid, view: Bounds): boolean {
  const [west, south, east, north] = view;
  const inside = west >= left && east <= right && south >= Math.max(low, -MOST_NORTH) && Math.min(north, MOST_NORTH) <= top;
  return inside && step === gridStep(view);
}

function multiples(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, place) => (first + place) * step);
}

const EQUATOR_M = 40_075_016.686;
const TILE_PX = 512;

/** Pixels for a metre at the middle of the view. */
export function pixelsPerMetre(latitude: number, zoom: number): number {
  return (TILE_PX * 2 ** zoom) / (EQUATOR_M * Math.cos((latitude * Math.PI) / 180));
}
