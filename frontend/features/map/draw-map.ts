import { type GeoJSONSource, Map as MapLibre, type MapMouseEvent, type Marker, prewarm, setWorkerUrl, type StyleSpecification } from "maplibre-gl";

import { covers, type Grid, gridOver, gridStep } from "@/features/map/graticule";
import { cells, colourOf, EMPTY, mapStyle, type Painted, pointPaint, points, themeTokens, type Tokens } from "@/features/map/map-style";
import { mapText as text } from "@/features/map/text";
import { type Pin, setPins } from "@/features/map/pins";
import { type Bounds, homeBounds, type Sale } from "@/features/map/sales";
import type { Tiles } from "@/lib/map-tiles";

export type View = { bounds: Bounds; latitude: number; zoom: number; gridStep: number };

export type MapHandle = {
  paint: (painted: Painted) => void;
  choose: (sale: Sale | null) => void;
  pin: (pins: Pin[]) => void;
  zoom: (levels: 1 | -1) => void;
  fit: () => void;
  remove: () => void;
};

/** A sale by its number, or a hexagon by its place, and where it is on the screen. */
export type Pointed = { index: number; x: number; y: number; hexagon?: boolean };

/** What the map asks for, and what it says. */
export type MapCalls = {
  painted: () => Painted;
  hover: (at: Pointed | null) => void;
  choose: (index: number) => void;
  chooseHexagon: (index: number) => void;
  view: (view: View) => void;
  fault: () => void;
  /** Where the map begins, if not around all sales. */
  bounds?: () => Bounds | null;
  /** Called with the place of each click. */
  pick?: (latitude: number, longitude: number) => void;
  /** Name of the map for screen readers. */
  label?: string;
};

// A bundler cannot guess the worker's address from inside the library.
setWorkerUrl(new URL("maplibre-gl/dist/maplibre-gl-worker.mjs", import.meta.url).href);
// The worker starts while the sales are still on their way.
prewarm();

const REACH_PX = 6;
const MARGIN_PX = 32;
const CLOSEST = 20;
const CHOSEN_ZOOM = 13;
/** So many levels nearer than all sales, hexagons give way to single sales. */
const HEXAGON_LEVELS = 1.5;

/** Draws a map into an element; null, and a fault is said, where the browser has no WebGL. */
export function drawMap(host: HTMLElement, tiles: Tiles | null, calls: MapCalls): MapHandle | null {
  let shown = { painted: calls.painted(), tokens: themeTokens(host) };
  let marked: Sale | null = null;
  let pinned: Marker[] = [];
  const bounds = () => calls.bounds?.() ?? homeBounds(calls.painted().sales);
  const map = start(host, mapStyle(shown.painted, shown.tokens, tiles), bounds(), calls.label);
  if (map === null) {
    calls.fault();
    return null;
  }
  const whenLoaded = loading(map);
  if (shown.painted.hexagons) whenLoaded(() => partLayers(map));
  watch(map, host, calls);
  return {
    paint: (painted) =>
      whenLoaded(() => {
        const next = { painted, tokens: themeTokens(host) };
        if (painted === shown.painted && next.tokens.card === shown.tokens.card) return;
        shown = next;
        delete host.dataset.state;
        paint(map, next.painted, next.tokens);
      }),
    choose: (sale) =>
      whenLoaded(() => {
        if (sale !== marked) mark(map, sale);
        marked = sale;
      }),
    pin: (pins) => void (pinned = setPins(map, pinned, pins)),
    zoom: (levels) => void map.zoomTo(map.getZoom() + levels),
    fit: () => void map.fitBounds(bounds(), { padding: MARGIN_PX }),
    remove: () => map.remove(),
  };
}

/** Runs acts in their order, those of before the map has loaded when it has. */
function loading(map: MapLibre): (act: () => void) => void {
  let waiting: (() => void)[] | null = [];
  map.once("load", () => {
    waiting?.forEach((act) => act());
    waiting = null;
  });
  return (act) => (waiting ? void waiting.push(act) : act());
}

/** Hexagons from afar, single sales from near. */
function partLayers(map: MapLibre): void {
  const limit = Math.min(map.getZoom() + HEXAGON_LEVELS, CLOSEST - 1);
  for (const layer of ["hexagons", "hexagon-edges"]) map.setLayerZoomRange(layer, 0, limit);
  map.setLayerZoomRange("sales", limit, CLOSEST + 1);
}

function start(host: HTMLElement, style: StyleSpecification, bounds: Bounds, label: string = text.map): MapLibre | null {
  try {
    const map = new MapLibre({
      container: host,
      style,
      bounds,
      fitBoundsOptions: { padding: MARGIN_PX },
      maxZoom: CLOSEST,
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      // The style is ours, and checking 20,000 points takes longer than drawing them.
      validateStyle: false,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.getCanvas().setAttribute("aria-label", label);
    return map;
  } catch {
    return null;
  }
}

function watch(map: MapLibre, host: HTMLElement, calls: MapCalls): void {
  let grid: Grid | null = null;
  const moved = () => {
    const view = viewOf(map);
    if (grid === null || !covers(grid, view.bounds)) {
      grid = gridOver(view.bounds);
      source(map, "grid")?.setData(grid.lines);
    }
    calls.view(view);
  };
  map.once("style.load", moved);
  map.on("moveend", moved);
  map.on("idle", () => (host.dataset.state = "idle"));
  map.on("mousemove", (event) => calls.hover(saleAt(map, event) ?? hexagonAt(map, event)));
  map.on("mouseout", () => calls.hover(null));
  map.on("movestart", () => calls.hover(null));
  map.on("click", (event) => {
    const at = saleAt(map, event);
    const cell = at ? null : hexagonAt(map, event);
    if (at) calls.choose(at.index);
    if (cell) calls.chooseHexagon(cell.index);
    calls.pick?.(event.lngLat.lat, event.lngLat.lng);
  });
}

/** The sale nearest to the pointer, within reach of it. */
function saleAt(map: MapLibre, { point }: MapMouseEvent): { index: number; x: number; y: number } | null {
  if (!map.getLayer("sales")) return null;
  const { x, y } = point;
  const near = map.queryRenderedFeatures([[x - REACH_PX, y - REACH_PX], [x + REACH_PX, y + REACH_PX]], { layers: ["sales"] });
  const places = near.flatMap(({ geometry, properties }) => {
    if (geometry.type !== "Point") return [];
    const at = map.project(geometry.coordinates as [number, number]);
    return [{ index: Number(properties.index), x: at.x, y: at.y, away: Math.hypot(at.x - x, at.y - y) }];
  });
  map.getCanvas().style.cursor = places.length > 0 ? "pointer" : "";
  return places.toSorted((a, b) => a.away - b.away)[0] ?? null;
}

/** The hexagon under the pointer. */
function hexagonAt(map: MapLibre, { point }: MapMouseEvent): Pointed | null {
  if (!map.getLayer("hexagons")) return null;
  const [cell] = map.queryRenderedFeatures(point, { layers: ["hexagons"] });
  if (!cell) return null;
  map.getCanvas().style.cursor = "pointer";
  return { index: Number(cell.properties.index), x: point.x, y: point.y, hexagon: true };
}

function viewOf(map: MapLibre): View {
  const box = map.getBounds();
  const bounds: Bounds = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
  return { bounds, latitude: map.getCenter().lat, zoom: map.getZoom(), gridStep: gridStep(bounds) };
}

function paint(map: MapLibre, painted: Painted, tokens: Tokens): void {
  map.setPaintProperty("ground", "background-color", tokens.card);
  map.setPaintProperty("grid", "line-color", tokens.line);
  map.setPaintProperty("chosen", "circle-stroke-color", tokens.ink);
  for (const [name, value] of Object.entries(pointPaint(painted, tokens))) map.setPaintProperty("sales", name as "circle-color", value as never);
  source(map, "sales")?.setData(points(painted));
  map.setPaintProperty("hexagons", "fill-color", colourOf(painted, tokens));
  map.setPaintProperty("hexagon-edges", "line-color", tokens.muted);
  source(map, "hexagons")?.setData(cells(painted));
}

function mark(map: MapLibre, sale: Sale | null): void {
  const chosen = sale && { sales: [sale], colours: [], classOfSale: [] };
  source(map, "chosen")?.setData(chosen ? points(chosen) : EMPTY);
  if (!sale || map.getBounds().contains([sale.longitude, sale.latitude])) return;
  map.easeTo({ center: [sale.longitude, sale.latitude], zoom: Math.max(map.getZoom(), CHOSEN_ZOOM) });
}

const source = (map: MapLibre, id: string) => map.getSource<GeoJSONSource>(id);
