import type { FeatureCollection } from "geojson";
import type { CircleLayerSpecification, StyleSpecification } from "maplibre-gl";

import { type Hexagon, hexagonFeatures } from "@/features/map/hexagons";
import type { Sale } from "@/features/map/sales";
import type { Tiles } from "@/lib/map-tiles";

export const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

/** With hexagons, the single sales are drawn only where the map is zoomed in. */
export type Painted = {
  sales: Sale[];
  colours: string[];
  classOfSale: (number | null)[];
  hexagons?: { cells: Hexagon[]; classes: (number | null)[] } | undefined;
  /** Drawn so that other marks stand out before them. */
  faint?: boolean;
};
export type Tokens = { card: string; line: string; muted: string; ink: string };

/** No font, picture or tile is named, so that nothing is fetched; `tiles` come from the server's setting only. */
export function mapStyle(painted: Painted, tokens: Tokens, tiles: Tiles | null): StyleSpecification {
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: {
      ...(tiles && { tiles: { type: "raster", tiles: [tiles.url], tileSize: 256, maxzoom: 19 } }),
      grid: { type: "geojson", data: EMPTY },
      sales: { type: "geojson", data: points(painted), maxzoom: 12, tolerance: 0, buffer: 32 },
      chosen: { type: "geojson", data: EMPTY },
      hexagons: { type: "geojson", data: cells(painted) },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": tokens.card } },
      ...(tiles ? [{ id: "tiles", type: "raster" as const, source: "tiles" }] : []),
      { id: "grid", type: "line", source: "grid", paint: { "line-color": tokens.line, "line-width": 1 } },
      { id: "hexagons", type: "fill", source: "hexagons", paint: { "fill-color": colourOf(painted, tokens), "fill-opacity": 0.85 } },
      { id: "hexagon-edges", type: "line", source: "hexagons", paint: { "line-color": tokens.muted, "line-width": 1 } },
      { id: "sales", type: "circle", source: "sales", paint: pointPaint(painted, tokens) },
      {
        id: "chosen",
        type: "circle",
        source: "chosen",
        paint: { "circle-radius": 9, "circle-opacity": 0, "circle-stroke-width": 3, "circle-stroke-color": tokens.ink },
      },
    ],
  };
}

/** Every sale as a point with its class; a missing figure is class -1. */
export function points({ sales, classOfSale }: Painted): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: sales.map(({ index, longitude, latitude }) => ({
      type: "Feature",
      properties: { index, class: classOfSale[index] ?? -1 },
      geometry: { type: "Point", coordinates: [longitude, latitude] },
    })),
  };
}

/** The hexagons of the sales; none where they are drawn one by one. */
export const cells = ({ hexagons }: Painted): FeatureCollection => (hexagons ? hexagonFeatures(hexagons.cells, hexagons.classes) : EMPTY);

/** The colour of a class; the ground's own where the figure is missing. */
export const colourOf = ({ colours }: Painted, tokens: Tokens): never => (colours.length === 0 ? tokens.card : ["match", ["get", "class"], ...colours.flatMap((colour, place) => [place, colour]), tokens.card]) as never;

/** Many sales are drawn small, few large; an outline keeps pale colours visible on any ground. */
export function pointPaint(painted: Painted, tokens: Tokens): NonNullable<CircleLayerSpecification["paint"]> {
  const { sales, faint = false } = painted;
  const radius = sales.length > 5000 ? 2.5 : sales.length > 500 ? 3.5 : 5;
  return {
    "circle-color": colourOf(painted, tokens),
    "circle-radius": ["interpolate", ["linear"], ["zoom"], 9, radius, 16, radius * 3],
    "circle-opacity": faint ? 0.45 : 1,
    "circle-stroke-opacity": faint ? 0.3 : 1,
    "circle-stroke-color": tokens.muted,
    "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 9, radius / 5, 13, 1],
  };
}

/** The colours of the theme as the page shows them now. */
export function themeTokens(host: HTMLElement): Tokens {
  const probe = host.appendChild(document.createElement("span"));
  const read = (token: string) => {
    probe.style.color = `var(--color-${token})`;
    return getComputedStyle(probe).color;
  };
  const tokens = { card: read("card"), line: read("line"), muted: read("muted"), ink: read("ink") };
  probe.remove();
  return tokens;
}
