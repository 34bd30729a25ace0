import type { BasicsText } from "@/features/models/basics-messages";

export default {
  splits: { time: "les dernières ventes par date", random: (seed: string) => `ventes tirées au hasard, graine ${seed}`, other: "ventes mises de côté" },
  units: { ratio: "valeur / prix", width: "% de la valeur", points: "en points" },
} satisfies BasicsText;
