import { catalogue } from "@/lib/catalogue";

const basicsText = {
  splits: { time: "the latest sales by date", random: (seed: string) => `sales drawn at random, seed ${seed}`, other: "held-back sales" },
  units: { ratio: "value / price", width: "% of value", points: "points" },
};

export type BasicsText = typeof basicsText;

/** What every page with a model needs, apart from the texts of the pages of models. */
export const basicsMessages = catalogue<BasicsText>(basicsText, { es: () => import("./basics-messages.es"), fr: () => import("./basics-messages.fr") });
