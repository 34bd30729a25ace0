import type { MarketIndexRead } from "@/lib/api/generated";

/** The index of an area, or that of the whole market where the area has too few sales. */
export function curveOf(index: MarketIndexRead, area: string | null): MarketIndexRead["market"] {
  return index.areas.find((curve) => curve.area === area) ?? index.market;
}
