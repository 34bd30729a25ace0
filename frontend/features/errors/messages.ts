import { catalogue } from "@/lib/catalogue";
import { integer, MISSING, number, percent, plural } from "@/lib/format";

const size = (value: number | null): string => (value === null ? MISSING : percent(Math.abs(value)));

const errorsText = {
  title: "Where a model errs",
  lead: "Every sale of the blind test, which the model had never seen, with its price and the value that the model gave it.",
  model: "Model",
  noModels: "There is no model yet",
  noModelsLead: "A trained model keeps the sales of its blind test. They are shown here on a map, by price, by area and by month.",
  train: "Train models",
  modelsFailed: "The models could not be loaded",
  loadFailed: "The errors could not be loaded",
  gone: "The model of this link no longer exists. The errors of another one are shown.",
  openModel: "About the model",
  checks: "Checks and reviews of the data set",
  modelName: (name: string, dataset: string, champion: boolean) => `${name} on ${dataset}${champion ? ", champion" : ""}`,
  error: (value: number | null) => {
    if (value === null) return MISSING;
    if (Math.abs(value) < 0.05) return percent(0);
    return `${size(value)} too ${value < 0 ? "low" : "high"}`;
  },
  signed: (value: number | null) => (value === null ? MISSING : `${value > 0 ? "+" : ""}${percent(value, Math.abs(value) < 10 ? 1 : 0)}`),
  /** A tick of an axis. */
  tick: (value: number | null) => (value === null ? MISSING : `${value > 0 ? "+" : ""}${percent(value, Number.isInteger(value) ? 0 : 1)}`),
  counts: {
    shown: (shown: number, all: number) => (shown === all ? `All ${plural(all, "test sale", "test sales")}` : `${integer(shown)} of ${plural(all, "test sale", "test sales")}`),
    median: (value: number, low: number, high: number) => `median error ${signedPercent(value)} (95 % interval ${signedPercent(low)} to ${signedPercent(high)})`,
    size: (value: number) => `half are within ${percent(value)}`,
    held: (share: number, n: number) => `the 90 % range held the price in ${percent(share)} of ${integer(n)}`,
    few: "too few for figures",
    sampled: (shown: number, all: number) => `A random sample of ${integer(shown)} of the ${integer(all)} test sales is shown, the same one every time. The sentences about the whole test count all of them.`,
    refused: (count: number) => `The model gives ${plural(count, "test sale", "test sales")} no value; they have no error.`,
  },
  filters: {
    title: "Filters",
    tierFrom: "Tier from",
    tierTo: "Tier to",
    area: "Area",
    monthFrom: "Sold from",
    monthTo: "Sold to",
    off: "Error of at least",
    side: "Direction",
    sides: { low: "Too low", high: "Too high" },
    flag: "Flags",
    flags: { flagged: "Flagged by a check", open: "Flagged, not decided", none: "Not flagged" },
    priceFrom: "Price from",
    priceTo: "Price to",
    valueFrom: "Value from",
    valueTo: "Value to",
    box: { west: "West", south: "South", east: "East", north: "North" },
    more: "By price, value and place",
    any: "All",
    severalAreas: (count: number) => `${integer(count)} areas`,
    clear: "Clear all filters",
    none: "No test sale matches these filters",
    noneLead: "Widen one of them, or clear all.",
  },
  map: {
    title: "Map of the errors",
    legend: (model: string) => `Error of ${model}, percent of the price`,
    note: "Blue is too low, orange too high. The limits are those of all test sales, whatever is filtered.",
    hexagons: "From afar, a hexagon has the colour of the median error of its sales, and none with fewer than 5; a click on it is a filter. Zoom in for the single sales.",
    cell: (error: string, n: number) => `${error === MISSING ? "too few for a figure" : `median ${error}`}, ${plural(n, "sale", "sales")}`,
    view: "Only the sales in this view",
    clearView: "Every place again",
    none: "This data set has no coordinates, so that there is no map. The areas stand beside.",
    unlocated: (count: number) => `${plural(count, "sale of these filters has", "sales of these filters have")} no coordinates.`,
    asTable: "The hexagons as a table",
    hexagonTable: "Hexagons of the map",
    tableLead: (rows: number, known: number, few: number) =>
      [
        rows < known ? `The ${integer(rows)} with the largest errors of ${plural(known, "hexagon", "hexagons")}.` : `${plural(known, "hexagon", "hexagons")}, the largest error first.`,
        few > 0 ? `${integer(few)} more with fewer than 5 sales ${few === 1 ? "has" : "have"} no figure.` : "",
      ].filter(Boolean).join(" "),
    medianError: "Median error",
    sales: "Sales",
    only: "Only this one",
    onlyNamed: (place: string) => `Only the sales around ${place}`,
  },
  pair: {
    title: "Value against price",
    price: "Price",
    value: "Value",
    n: "Sales",
    summary: (near: number, n: number) => `${integer(near)} of ${plural(n, "sale lies", "sales lie")} in the grey band, within 10 % of the price. On the line, value and price are equal.`,
    empty: "No sale matches the other filters.",
  },
  groups: {
    note: "A dot is the median error, its line the 95 % interval, the pale bar the middle half of the sales; the bars beneath count the sales. Hollow dots have fewer than 30 sales.",
    empty: "No sale matches the other filters.",
    tier: { title: "Error by price tier", subject: "Tier", name: (tier: number, of: number) => `Tier ${integer(tier)} of ${integer(of)}`, none: "The test sales are too few for tiers." },
    area: { title: "Error by area", subject: "Area", none: "This data set names no areas.", tooFew: "No area has 30 of these test sales, and fewer would say little." },
    month: { title: "Error by month of sale", subject: "Month", none: "This data set has no sale dates." },
    few: (areas: number, sales: number) => `${plural(areas, "area", "areas")} with fewer than 30 sales (${plural(sales, "sale", "sales")}) ${areas === 1 ? "is" : "are"} not drawn.`,
  },
  captions: {
    whole: (n: number) => `Of all ${integer(n)} test sales:`,
    noTrend: "PRB and VEI do not both show a trend from cheap to dear homes.",
    prb: (value: string, low: string, high: string) => `PRB ${value} (95 % interval ${low} to ${high})`,
    vei: (value: string, conclusion: string) => `VEI ${value}${conclusion ? `, ${conclusion}` : ""}`,
    noneBeyond: { area: "no area is valued higher or lower than the others beyond chance.", month: "no month is valued higher or lower than the others beyond chance." },
    beyond: (high: string[], low: string[]) =>
      `${[high.length > 0 && `${list(high)} ${high.length === 1 ? "is" : "are"} valued too high`, low.length > 0 && `${list(low)} ${low.length === 1 ? "is" : "are"} valued too low`].filter(Boolean).join(", and ")}, beside the others and beyond chance.`,
    unknown: "the report of the blind test has no such table.",
  },
  worst: {
    title: "Worst sales",
    caption: "Test sales of these filters",
    lead: "A large error has one of two reasons: the model does not know what makes the home special, or the sale is none of the open market. What you decide here is the same record as in the checks of the data set.",
    headers: { sold: "Sold", area: "Area", price: "Price", value: "Value", error: "Error, %", range: "90 % range", flags: "Flags", review: "Review", open: "Open" },
    held: "held",
    above: "price above",
    below: "price below",
    notFlagged: "not flagged",
    flagsLoading: "The checks of the data set are being read; the first time this takes longer.",
    flagsFailed: "The flags could not be loaded",
    details: "Details",
    detailsNamed: (price: string) => `Details and comparables of the sale for ${price}`,
    report: { accepted: "Unfit", overridden: "Fit", open: "Take back" },
    named: (price: string) => `The sale for ${price}`,
    decideNamed: (decision: string, price: string) => `${decision}: the sale for ${price}`,
    page: (from: number, to: number, of: number) => `${integer(from)} to ${integer(to)} of ${integer(of)}`,
    next: "Next page",
    previous: "Previous page",
  },
  sale: {
    title: (price: string) => `Sale for ${price}`,
    known: "The price of this home is known: it was sold. The value is the one that the model gave without knowing it.",
    price: "Known price",
    value: "Value in the blind test",
    range: "90 % range",
    sure: "How sure",
    error: "Error",
    sold: "Sold",
    area: "Area",
    rows: "Open in the table of sales",
    comparables: "Comparable sales",
    nowLead: "Valued again with what the table says of the home, as of its sale:",
    failed: "The comparable sales could not be loaded",
    refused: "The model refuses this home, so that there is nothing to compare.",
  },
};

const signedPercent = (value: number): string => `${value > 0 ? "+" : ""}${percent(value)}`;

const MOST_NAMES = 6;

/** "A, B and C"; of many, the first ones and how many more. */
function list(names: string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${number(rest, 0)} more`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

export type ErrorsText = typeof errorsText;

export const errorsMessages = catalogue<ErrorsText>(errorsText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
