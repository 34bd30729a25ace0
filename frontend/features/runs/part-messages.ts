import { catalogue } from "@/lib/catalogue";
import { currencyName, integer } from "@/lib/format";

/** Texts of a run as it stands in lists; those of its own page are loaded there. */
const runPartText = {
  interruption: {
    resumed: (attempt: number, { models, total, epoch }: { models: number; total: number; epoch: number }) => {
      const who = attempt > 1 ? `Attempt ${attempt}` : "The training was handed on and";
      if (models === 0) return `${who} went on at epoch ${integer(epoch)} of the first of ${total} models.`;
      return `${who} went on after ${models} of ${total} models${epoch > 0 ? `, at epoch ${integer(epoch)} of the next one` : ""}.`;
    },
    anew: (attempt: number) => `Attempt ${attempt} began anew: no part of the earlier one could be used.`,
  },
  noTime: "What there was no time for",
  openModel: "Open the model",
  testError: (error: string) => `median error on unseen sales: ${error}`,
  modelGone: "its model was deleted",
  blendOffer: (dataset: string, champion: string | undefined) => `The blend is not the champion of ${dataset}: ${champion ?? "another model"} answers where no model is named.`,
  blendOfferLink: "Look at the blend and promote it",
  scores: {
    model: "Model",
    mdape: "Median error, %",
    mae: (currency: string) => `MAE, ${currencyName(currency)}`,
    rmse: (currency: string) => `RMSE, ${currencyName(currency)}`,
    r2: "R²",
    ppe10: "Within 10 %",
    coverage: "90 % range held",
    epoch: "Best epoch",
    time: "Time",
  },
};

export type RunPartText = typeof runPartText;

export const runPartMessages = catalogue<RunPartText>(runPartText, { es: () => import("./part-messages.es"), fr: () => import("./part-messages.fr") });
