import { catalogue } from "@/lib/catalogue";

/** The texts of a page whose address names something that is not here. */
const goneText = {
  titles: {
    batch: "There is no such batch",
    dataset: "There is no such data set",
    model: "There is no such model",
    run: "There is no such run",
    valuation: "There is no such valuation",
  },
  open: {
    batch: "All batches",
    dataset: "All data sets",
    model: "All models",
    run: "All runs",
    valuation: "Recent valuations",
  },
  text: (id: string) => `Nothing has the name “${id}”. It may have been deleted, or the address is mistyped.`,
  notYours: "It may also belong to somebody who has not shared it.",
};

export type GoneText = typeof goneText;

export const goneMessages = catalogue<GoneText>(goneText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
