import { type Map as MapLibre, Marker } from "maplibre-gl";

/** A named mark above the sales, such as the home and its comparable sales. */
export type Pin = { latitude: number; longitude: number; mark: string; kind: "home" | "sale" | "out" | "added"; label: string };

const LOOKS: Record<Pin["kind"], string> = {
  home: "bg-warn text-card border-card",
  sale: "bg-accent text-on-accent border-card",
  added: "bg-success text-card border-card",
  out: "bg-card text-muted border-muted line-through",
};

/** Puts pins on a map and takes them off again; the home lies above its sales. */
export function setPins(map: MapLibre, before: Marker[], pins: Pin[]): Marker[] {
  before.forEach((marker) => marker.remove());
  return pins.toSorted((a, b) => Number(a.kind === "home") - Number(b.kind === "home")).map((pin) => new Marker({ element: elementOf(pin) }).setLngLat([pin.longitude, pin.latitude]).addTo(map));
}

function elementOf({ mark, kind, label }: Pin): HTMLElement {
  const element = document.createElement("div");
  element.className = `pointer-events-none flex size-6 items-center justify-center rounded-full border text-xs font-semibold shadow-float ${LOOKS[kind]}`;
  element.textContent = mark;
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", label);
  return element;
}

/** Degrees that are in view around one pin alone, and around several that lie close together. */
const ALONE = 0.02;
const TOGETHER = 0.004;

/** West, south, east, north around pins, never closer than some streets. */
export function boundsOf(pins: Pick<Pin, "latitude" | "longitude">[]): [number, number, number, number] | null {
  if (pins.length === 0) return null;
  const least = pins.length === 1 ? ALONE : TOGETHER;
  const [south, north] = span(pins.map(({ latitude }) => latitude), least);
  const [west, east] = span(pins.map(({ longitude }) => longitude), least);
  return [west, south, east, north];
}

function span(values: number[], least: number): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0, least - (high - low)) / 2;
  return [low - room, high + room];
}
