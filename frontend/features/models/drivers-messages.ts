import { catalogue } from "@/lib/catalogue";
import { integer, number, percent, plural } from "@/lib/format";

/** The texts of what moves the values of a model. */
const driversText = {
  importance: {
    title: "Importance of features",
    lead: (homes: number, repeats: number) =>
      `What the model loses if ${plural(homes, "home", "homes")} of the blind test swap the features of a group among each other, ${integer(repeats)} times each.`,
    chart: "Growth of the median error",
    summary: (first: string, loss: number, mdape: number) => `Without ${first} the median error would be ${number(mdape + loss, 1)} % instead of ${percent(mdape)}.`,
    subject: "Features",
    unit: "Points of median error",
    range: "95 % interval",
    none: "no loss",
    table: "Groups of features and what they are worth",
    headers: { group: "Group", features: "Features", loss: "Growth of the median error, points", moved: (currency: string) => `Values move by, ${currency}` },
    note: "Features that say the same share their importance: the loss of one is small while another stands in for it.",
    failed: "The importance of features could not be computed",
    waiting: "Homes of the blind test are valued without each group of features",
  },
  dependence: {
    title: "How values depend on a feature",
    lead: "The same homes of the blind test are valued again and again, each time with another value of one feature, all else being as it is.",
    feature: "Feature",
    chart: (label: string) => `Change of the value by ${label}`,
    summary: (homes: number, reference: string, low: string, high: string) => `Half of ${plural(homes, "home", "homes")} change by more and half by less than the line, against ${reference}: from ${low} to ${high}.`,
    range: "eight in ten homes",
    shade: "The shade, or the bar, holds eight in ten homes.",
    change: (currency: string) => `Change of the value, ${currency}`,
    headers: {
      low: "A tenth of the homes below",
      high: "A tenth of the homes above",
      change: "Change, median",
      value: "Value, mean",
    },
    yes: "yes",
    no: "no",
    leftOut: (names: string[]) => `Left out, because the model refuses most of these homes there: ${names.join(", ")}.`,
    caution: "It shows what the model does, not what a change to a home would earn: homes that differ in one feature differ in others, too.",
    failed: "The curve could not be computed",
    waiting: "The homes are valued with other features",
  },
};

export type DriversText = typeof driversText;

export const driversMessages = catalogue<DriversText>(driversText, { es: () => import("./drivers-messages.es"), fr: () => import("./drivers-messages.fr") });
