import { catalogue } from "@/lib/catalogue";
import { number, percent, signedNumber } from "@/lib/format";

/** The texts of the picture of error against equity. */
const frontierText = {
  title: "What this model could be",
  summary: (count: number) => `Each of ${number(count, 0)} points is the same model with another equity: lower is a smaller error, further left a smaller bias along value.`,
  x: "Bias along value: size of the PRB",
  y: "Median error, %",
  read: (equity: number, error: number, bias: number, chosen: boolean) => `Equity ${number(equity, 3)}${chosen ? ", this model" : ""}: median error ${percent(error)}, PRB ${signedNumber(bias, 3)}`,
  thisModel: "this model",
  action: "Candidate",
  pick: "Choose a point of the picture, or a row of the table.",
  picked: (equity: number, error: string, bias: string) => `Equity ${number(equity, 3)}: median error ${error}, PRB ${bias}.`,
  headers: { equity: "Equity", error: "Median error, %", bias: "PRB" },
};

export type FrontierText = typeof frontierText;

export const frontierMessages = catalogue<FrontierText>(frontierText, { es: () => import("./frontier-messages.es"), fr: () => import("./frontier-messages.fr") });
