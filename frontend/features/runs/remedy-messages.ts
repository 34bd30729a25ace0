import { catalogue } from "@/lib/catalogue";
import { integer, number, plural } from "@/lib/format";

/** The change with which a failed run is offered again, in words. */
const remedyText = {
  with: (parts: string[]) => `Retry with ${parts.join(" and ")}`,
  without: (columns: string[], more: number) =>
    `Retry without the ${columns.length + more === 1 ? "column" : "columns"} ${columns.join(", ")}${more > 0 ? ` and ${plural(more, "other", "others")}` : ""}`,
  notIgnoring: (columns: string[]) => `Retry without leaving out ${columns.join(", ")}, which the table lacks`,
  notKeeping: (columns: string[]) => `Retry without keeping ${columns.join(", ")}, which the table lacks`,
  lightgbm: "Retry with LightGBM, which needs less memory",
  randomSplit: "Retry with a random split",
  usualSplit: "Retry with the usual split",
  foundHomes: "Retry with homes that are found by their columns",
  eachSale: "Retry with every sale as a home of its own",
  noEncoder: "Retry without the text encoder",
  set: {
    learning_rate: (value: number) => `a learning rate of ${number(value, 10)}`,
    batch_size: (value: number) => `a batch size of ${integer(value)}`,
    time_limit_s: (value: number) => `a time limit of ${number(value, 1)} s`,
  },
  usual: {
    learning_rate: "the usual learning rate",
    hidden_sizes: "the usual hidden layers",
    batch_size: "the usual batch size",
    patience: "the usual patience",
    params: "the usual parameters of the model",
  },
  named: (label: string, name: string) => `${label}: ${name}`,
};

export type RemedyText = typeof remedyText;

export const remedyMessages = catalogue<RemedyText>(remedyText, { es: () => import("./remedy-messages.es"), fr: () => import("./remedy-messages.fr") });
