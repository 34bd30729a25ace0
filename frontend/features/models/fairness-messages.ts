import { catalogue } from "@/lib/catalogue";
import { integer, percent, plural, signedNumber } from "@/lib/format";

const sales = (count: number): string => plural(count, "home", "homes");

/** The texts of the fairness check. */
const fairnessText = {
  title: "Fairness check",
  lead: "Does the model treat areas alike whoever lives there? A table of areas with groups is compared with the blind test. It is read once and not kept: no model learns from it.",
  file: "Table of areas",
  fileHelp: "CSV or Excel. The first column names areas as your sales do, such as postcodes; each other column holds a group, or a share from 0 to 100 %, for each area.",
  example: "Such as: postcode,group – then a row for each area: 98001,A",
  column: "Column of the sales",
  columnHelp: "It names the areas. Left empty: the one that fits best.",
  check: "Check",
  checked: "The groups are compared",
  failed: "The check could not be made",
  listFailed: "The checks could not be loaded",
  none: "No check was made of this model yet.",
  made: (when: string, by: string, matched: number, all: number, column: string) =>
    `Checked ${when} by ${by}: ${integer(matched)} of ${integer(all)} test sales lie in an area of the file (column ${column}).`,
  earlier: (count: number) => `${plural(count, "earlier check", "earlier checks")} of this model ${count === 1 ? "is" : "are"} kept, too.`,
  notJudged: (names: string[], least: number) => `Not judged, because fewer than ${integer(least)} valued homes are inside or outside: ${names.join(", ")}.`,
  unmatched: (count: number) => `${sales(count)} of other areas ${count === 1 ? "is" : "are"} in no group.`,
  attribute: (name: string) => `By ${name}`,
  chart: (name: string) => `Bias by ${name}`,
  biased: (names: string[]) => `Beyond chance: ${names.join(", ")}.`,
  noBias: "No group is valued too high or too low beyond chance.",
  chartUnit: "Value over price against the rest, %",
  chartEmpty: "No group has enough homes to be judged.",
  interval: "95 % interval",
  zero: "as the rest",
  table: (name: string) => `Groups by ${name}`,
  headers: { group: "Group", n: "Homes", areas: "Areas", bias: "Bias against the rest, %", error: "Median error, %", width: "Width of the 90 % range, %", refusal: "Without a value, %", finding: "Beyond chance" },
  measures: { bias: "bias", error: "error", width: "range width", refusal: "refusals" },
  nothing: "Nothing",
  notJudgedShort: "Not judged",
  noFinding: "No difference between the groups is beyond chance.",
  finding: (group: string, difference: number, n: number) =>
    `${group}: valued ${percent(Math.abs(difference))} too ${difference < 0 ? "low" : "high"} against the rest, ${sales(n)}, beyond chance.`,
  otherFinding: (group: string, measure: string, difference: number) => `${group}: ${measure} ${signedNumber(difference, 1)} points against the rest, beyond chance.`,
  note: "Beyond chance: where there is nothing to find, a table shows any finding in one of 20 cases. Homes of one area err alike, so a group of few areas may differ for reasons other than the attribute.",
};

export type FairnessText = typeof fairnessText;

export const fairnessMessages = catalogue<FairnessText>(fairnessText, { es: () => import("./fairness-messages.es"), fr: () => import("./fairness-messages.fr") });
