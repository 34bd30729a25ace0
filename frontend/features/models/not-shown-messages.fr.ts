import type { NotShownText } from "@/features/models/not-shown-messages";

export default {
  title: "Ce modèle en a trop peu pour cela",
  train: "Entraîner à nouveau",
  sales: "Ajouter des ventes ultérieures",
} satisfies NotShownText;
