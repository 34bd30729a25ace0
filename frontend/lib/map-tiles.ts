/** Map tiles are a setting of this server: empty, and the map needs no network at all. */

export type Tiles = { url: string; attribution: string };
/** The tiles, or what is wrong with the setting; neither where it is empty. */
export type TileSetting = { tiles: Tiles | null; fault: string | null };

type Environment = Record<string, string | undefined>;

const PARTS = ["{z}", "{x}", "{y}"];

export function tileSetting(environment: Environment = process.env): TileSetting {
  const url = environment.HOUSEPRICE_MAP_TILES?.trim() ?? "";
  if (url === "") return { tiles: null, fault: null };
  const whole = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && PARTS.every((part) => url.includes(part));
  // A quote, comma, semicolon or blank in an origin would write another rule into the page's policy.
  if (!whole || /[\s'",;*{}]/.test(tileOrigin(url)))
    return { tiles: null, fault: `HOUSEPRICE_MAP_TILES must be an address such as https://tiles.example.org/{z}/{x}/{y}.png, got ${url.slice(0, 200)}` };
  return { tiles: { url, attribution: environment.HOUSEPRICE_MAP_ATTRIBUTION?.trim() ?? "" }, fault: null };
}

/** The host that a page may ask for tiles. */
export const tileOrigin = (url: string): string => new URL(url).origin;
