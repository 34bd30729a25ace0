import type { SoldPlaceRead, ValuationRequest } from "@/lib/api/generated";

/** Where a home lies, and how that is known. */
export type Place = {
  latitude: number;
  longitude: number;
  by: NonNullable<ValuationRequest["located_by"]>;
  /** Name of the address or area; empty for a point. */
  name: string;
  sales: number;
  /** Of an area: half of its sales lie within so many metres. */
  reachM: number | null;
  /** The id of the home in its column, with which its own sales are left out. */
  own: Record<string, string>;
  features: SoldPlaceRead["features"];
};

export const placeOfSale = ({ kind, name, latitude, longitude, sales, reach_m, home_id, features }: SoldPlaceRead, idColumn: string | null): Place => ({
  latitude,
  longitude,
  by: kind,
  name,
  sales,
  reachM: reach_m,
  own: idColumn !== null && home_id !== null ? { [idColumn]: home_id } : {},
  features,
});

/** A point without a name: a click, or coordinates as typed. */
export const point = (by: "map" | "coordinates" | "address", latitude: number, longitude: number, name = ""): Place => ({
  latitude,
  longitude,
  by,
  name,
  sales: 0,
  reachM: null,
  own: {},
  features: {},
});

/** What is sent with the home for the readers of its value. */
export function noteOf(place: Place | null): Pick<ValuationRequest, "label" | "located_by" | "reach_m"> {
  if (!place) return {};
  return { label: place.by === "area" ? "" : place.name.slice(0, 200), located_by: place.by, reach_m: place.reachM };
}
