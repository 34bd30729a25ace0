import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

const chartText = {
  frame: {
    kind: "chart",
    hint: "Arrow keys read the values, T shows the table.",
    select: "Enter selects, Shift and Enter extends the selection, Delete clears it. With a pointer, drag.",
    table: "Table",
    tableOf: (caption: string) => `Table: ${caption}`,
    download: (title: string) => `Download CSV: ${title}`,
    nothing: "There is nothing to show yet.",
  },
  model: "Model",
  interval: "95 % interval",
  best: "best baseline",
  low: (range: string) => `${range}, low`,
  high: (range: string) => `${range}, high`,
  read: {
    span: (low: string, high: string) => `${low} to ${high}`,
    missing: (label: string) => `${label}: not available`,
    alone: (label: string, value: string) => `${label}: ${value}, no interval`,
    between: (label: string, value: string, range: string, low: string, high: string) => `${label}: ${value}, ${range} ${low} to ${high}`,
    fewSales: (label: string, n: number) => `${label}: ${plural(n, "sale", "sales")}, too few for a figure`,
    none: (label: string) => `${label}: too few sales`,
    sales: (label: string, value: string, low: string, high: string, n: number, few: boolean) =>
      `${label}: ${value} (95 % interval ${low} to ${high}), ${plural(n, "sale", "sales")}${few ? ", few" : ""}`,
  },
  groups: { sales: "Sales", median: "Median error, %", lower: "Lower quartile, %", upper: "Upper quartile, %", size: "Median size of the error, %" },
  curve: {
    title: "Learning curve",
    unit: "RMSE of the log price, standardised",
    later: "The curve begins with the first epoch.",
    log: "Log scale",
    epoch: "Epoch",
    epochAxis: "epoch",
    kinds: { validation: "validation", train: "training" },
    at: (epoch: number, parts: string) => `Epoch ${integer(epoch)}: ${parts}`,
    nothing: "No validation score has been logged yet.",
    sentence: (name: string, first: string, firstEpoch: number, best: string, bestEpoch: number, end: string) =>
      `${name}: validation error ${first} at epoch ${integer(firstEpoch)}, best ${best} at epoch ${integer(bestEpoch)}${end}.`,
    end: (last: string, epoch: number) => `, last ${last} at epoch ${integer(epoch)}`,
  },
  sales: {
    title: "Where they are",
    headers: { number: "No.", sale: "Sale", distance: "Distance, m", latitude: "Latitude", longitude: "Longitude" },
    none: "The comparable sales have no coordinates.",
    around: (n: number) => `${plural(n, "comparable sale", "comparable sales")} around the home.`,
    away: (n: number, distance: string) => `${plural(n, "comparable sale", "comparable sales")}, ${distance} away.`,
    between: (n: number, near: string, far: string) => `${plural(n, "comparable sale", "comparable sales")}, ${near} to ${far} away.`,
    legend: "★ this home · north is up",
  },
  range: {
    title: "Value and 90 % range",
    summary: (share: string, low: string, high: string) => `${share} prices of homes like this one should lie from ${low} to ${high}.`,
    low: "Low end of the 90 % range",
    value: "Value",
    high: "High end of the 90 % range",
    sure: "How sure",
  },
  agreement: {
    title: "All models side by side",
    unit: (currency: string) => `Value, ${currency}`,
    range: "90 % range",
    empty: "No other model of this data set could value the home.",
    none: "No model has a value.",
    one: (value: string) => `One model answered; it says ${value}.`,
    apart: (models: number, low: string, high: string, difference: string, share: string) =>
      `${plural(models, "model", "models")} from ${low} to ${high}: ${difference} or ${share} apart.`,
  },
  steps: {
    title: "What moved the value",
    reason: "Reason",
    amount: (currency: string) => `Amount, ${currency}`,
    start: "Typical sale",
    end: "Value of this home",
    endShort: "This home",
    other: (count: number) => `Other (${integer(count)})`,
    nothing: "Nothing moved the value: this is the typical home that every value starts from.",
    fromTo: (start: string, end: string) => `From a typical ${start} to ${end}`,
    largest: (start: string, label: string, amount: string) => `${start}; the largest step is ${label}, ${amount}.`,
    unequal: " The amounts do not add up to the value; rely on the value.",
    read: (label: string, amount: string, total: string) => `${label}: ${amount}, total ${total}`,
  },
};

export type ChartText = typeof chartText;

export const chartMessages = catalogue<ChartText>(chartText, { es: () => import("./charts.es"), fr: () => import("./charts.fr") });
