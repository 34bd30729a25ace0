import { catalogue } from "@/lib/catalogue";

/** The texts of a figure that a model has too little for. */
const notShownText = {
  title: "This model has too little for it",
  train: "Train again",
  sales: "Add later sales",
};

export type NotShownText = typeof notShownText;

export const notShownMessages = catalogue<NotShownText>(notShownText, { es: () => import("./not-shown-messages.es"), fr: () => import("./not-shown-messages.fr") });
