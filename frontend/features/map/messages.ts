import { catalogue } from "@/lib/catalogue";
import { integer, MISSING, number, percent, plural } from "@/lib/format";

const mapText = {
  open: "Map",
  loadFailed: "The map could not be loaded",
  colourBy: "Colour by",
  colourings: { price: "Price", area: "Price per area", date: "Sale date", error: "Error of a model" },
  figures: { price: "Price", area: "Price per area", date: "Sale date", error: "Value of the model" },
  missingFigure: { price: "no price", area: "no living area", date: "no date", error: "not valued by the model" },
  unavailable: { price: "", area: "no living area", date: "no sale date", error: "no model yet" },
  option: (name: string, reason: string) => (reason ? `${name} (${reason})` : name),
  model: "Model",
  modelName: (family: string, version: number, champion: boolean) => `${family} v${integer(version)}${champion ? ", champion" : ""}`,
  noModel: "No model has learned from this data set yet.",
  train: "Train models",
  legend: "Legend",
  legendTitle: (name: string, unit: string) => (unit ? `${name}, ${unit}` : name),
  errorOf: (model: string) => `Error of ${model}`,
  errorUnit: "percent of the price",
  classes: "Each colour has about the same number of sales.",
  errorClasses: "Errors are those on test sales, which the model never saw.",
  below: (limit: string) => `below ${limit}`,
  from: (limit: string) => `${limit} and more`,
  between: (low: string, high: string) => `${low} to ${high}`,
  allAlike: "all sales",
  within: (limit: string) => `within ${limit}`,
  more: (limit: string) => `more than ${limit}`,
  tooLow: (size: string) => `${size} too low`,
  tooHigh: (size: string) => `${size} too high`,
  error: (value: number | null) => {
    if (value === null) return MISSING;
    if (value === 0) return percent(0);
    return `${percent(Math.abs(value))} too ${value < 0 ? "low" : "high"}`;
  },
  shown: (shown: number, sales: number, test: boolean) => {
    const all = plural(sales, test ? "test sale" : "sale", test ? "test sales" : "sales");
    return shown === sales ? `All ${all} are on the map.` : `${integer(shown)} of ${all} are on the map.`;
  },
  sampled: (shown: number, located: number) => `They are a random sample of the ${integer(located)} with coordinates, the same one every time; ${integer(shown)} points are the most that are drawn.`,
  unlocated: (count: number) => `${plural(count, "sale has", "sales have")} no coordinates.`,
  map: "Map of the sales. Arrow keys move it, plus and minus zoom. The table below has the same sales.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show all sales",
  grid: (step: number) => `grid ${number(step, 4)}°`,
  noGraphics: "This browser cannot draw the map, because WebGL is switched off or missing. The table below has the sales.",
  noGraphicsHere: "This browser cannot draw the map, because WebGL is switched off or missing.",
  selected: "Chosen sale",
  nothingSelected: "Point at a sale to see it, click to keep it here, or choose one in the table.",
  place: "Latitude, longitude",
  coordinates: (latitude: number, longitude: number) => `${number(latitude, 5)}, ${number(longitude, 5)}`,
  inView: "Sales in view",
  allSales: "Sales",
  tableLead: (rows: number, sales: number, order: string) =>
    sales === 0
      ? "No sale is in view. Zoom out, or show all sales."
      : rows === sales
        ? `${plural(sales, "sale", "sales")}, ${order}.`
        : `The first ${integer(rows)} of ${plural(sales, "sale", "sales")}, ${order}.`,
  order: { price: "highest price first", area: "highest price per area first", date: "newest first", error: "largest error first" },
  show: "Show",
  showNamed: (price: string, place: string) => `Show on the map: ${price} at ${place}`,
  columns: { price: "Price", area: "Price per area", date: "Sale date", error: "Error, %" },
  none: "This data set has no coordinates",
  noneLead:
    "A map needs a column of latitudes and one of longitudes, in degrees. Add them to your file, or give the columns that hold them these meanings in the step Match columns, and import the file again. Coordinates of a map projection are converted if you name their system in the step Read. All other pages work without coordinates.",
  importAgain: "Import the file again",
};

export type MapText = typeof mapText;

export const mapMessages = catalogue<MapText>(mapText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
