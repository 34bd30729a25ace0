import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

const compareText = {
  title: "Compare models",
  lead: "A comparison is fair only on the same test sales, which no model has seen. The baselines stand beside the models.",
  modelsFailed: "The models could not be loaded",
  gone: (count: number) => `${plural(count, "model", "models")} of this link no longer exist.`,
  and: (words: string, last: string) => `${words} and ${last}`,
  cost: {
    title: "What they cost",
    caption: "Training time and size of the compared models",
    headers: { model: "Model", time: "Training time", size: "Size", n: "Training sales", status: "Status", trained: "Trained" },
  },
  differences: {
    title: "Proven differences, sale by sale",
    failed: "The models could not be compared sale by sale",
    pair: "First less second",
    less: (first: string, second: string) => `${first} less ${second}`,
    caption: "Differences of every pair with 95 % intervals",
    note: (n: number) =>
      `The differences come from ${integer(n)} common test sales, which are drawn again many times for both models alike. A difference is proven where its 95 % interval leaves out 0; for the coverage, it is the difference of the distances to 90 %.`,
  },
  chosen: {
    label: "Compared models",
    remove: (name: string) => `Remove ${name}`,
    unfair: "Not comparable: different test sales",
    unfairText: (sets: number) =>
      `These models were scored on ${integer(sets)} different sets of sales, so their figures answer different questions. Train them again on one data set with one split, or compare one of these groups:`,
    only: (names: string) => `Only ${names}`,
    tested: (dataset: string, n: number, split: string) => `${dataset}, ${plural(n, "test sale", "test sales")}: ${split}`,
    choose: "Choose models to compare",
    add: "Add a model with the same test sales",
    error: (dataset: string, error: string) => `${dataset}, median error ${error}`,
    nothing: "There is nothing to compare yet",
    nothingLead: "As soon as models are trained, their figures stand here beside each other and beside two simple rules.",
    train: "Train a model",
  },
  baselines: {
    one: "It clearly beats the baselines.",
    all: "All of them clearly beat the baselines.",
    none: "None of them clearly beats the baselines.",
    some: (names: string, count: number) => `${names} clearly ${count === 1 ? "beats" : "beat"} the baselines; the others do not.`,
  },
  sales: (n: number) => `Every row has the same ${plural(n, "test sale", "test sales")}.${n < 100 ? " They are fewer than 100, so even large differences may be chance." : ""}`,
};

export type CompareText = typeof compareText;

export const compareMessages = catalogue<CompareText>(compareText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
