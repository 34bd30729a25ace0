import { catalogue } from "@/lib/catalogue";
import { distance, integer, plural } from "@/lib/format";

const placesText = {
  title: "Where is it?",
  search: "Address or area",
  searchArea: "Area",
  addressHelp: "Begin to type: addresses and areas of the sales in this data set are found. Nothing leaves this studio.",
  areaHelp: "The sales of this data set have no addresses, but areas are found here. A click on the map gives the place itself.",
  tooShort: "Two letters or digits are needed.",
  found: (count: number) => (count === 0 ? "No address or area begins so." : `${plural(count, "place fits", "places fit")}.`),
  failed: "The places could not be loaded",
  address: (sales: number) => `address, sold ${plural(sales, "time", "times")} in these data`,
  area: (sales: number) => `area, ${plural(sales, "sale", "sales")}`,
  taken: (name: string) => `Place: ${name}.`,
  filled: "What its last sale says of it is filled in below. Change what is no longer so.",
  ofMap: "the point on the map",
  ofCoordinates: "the coordinates below",
  ofArea: (name: string, sales: number, reach: number | null) =>
    `Place: the middle of ${integer(sales)} sales in ${name}. Half of them lie within ${distance(reach)} of it. The value knows neither the street nor the view, so it is less certain than its range says; a click on the map makes it better.`,
  clear: "Choose another place",
  onMap: "Show it on a map",
  mapHelp: "A click sets the home, and another one moves it. The points are the sales of this data set. Without a mouse, type the coordinates below.",
  mapLabel: "Map of the sales; a click sets the place of the home",
  withoutMap: "Find the address or the area above, or type the coordinates below.",
  mapFailed: "The sales for the map could not be loaded",
  coordinates: "Type the coordinates",
  needed: "The place of the home is needed: find its address or area, click on the map, or type its coordinates.",
  optional: "This model can do without a place. It then cannot tell a dear street from a cheap one: its range is wider, and its comparable sales may be anywhere.",
  home: "This home",
};

export type PlacesText = typeof placesText;

export const placesMessages = catalogue<PlacesText>(placesText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
