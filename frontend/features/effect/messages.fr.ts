import type { EffectText } from "@/features/effect/messages";
import type { SalesEffect } from "@/lib/api/generated";
import { integer, plural } from "@/lib/format";

export default {
  title: "Effet des ventes signalées",
  lead: "Un modèle rapide apprend deux fois, avec les ventes signalées et sans elles, et les deux évaluent les mêmes ventes à l’aveugle. Les ventes écartées du signalement comptent comme non signalées.",
  measure: "Mesurer l’effet",
  again: "Mesurer de nouveau",
  none: "Aucune vente ne compte comme signalée, il n’y a donc rien à mesurer.",
  loadFailed: "La dernière mesure n’a pas pu être chargée",
  failed: "La mesure n’a pas pu être lancée",
  stale: "Les revues ont changé depuis : d’autres ventes comptent maintenant comme signalées. Mesurez de nouveau.",
  measured: (when: string) => `Mesuré ${when}.`,
  run: "Ouvrir l’exécution",
  headers: { figure: "Chiffre", before: "Avec", after: "Sans", difference: "Différence" },
  unflagged: (n: number) => `${plural(n, "vente à l’aveugle non signalée", "ventes à l’aveugle non signalées")}`,
  all: (n: number, flagged: number) => `Toutes : ${plural(n, "vente à l’aveugle", "ventes à l’aveugle")}, dont ${integer(flagged)} signalées`,
  tooFew: "Il y a trop peu de ventes pour des chiffres.",
  how: ({ model, split, learning, sampled_from }: SalesEffect) =>
    [
      `${model} a appris de ${plural(learning.sales, "vente", "ventes")}, dont ${integer(learning.flagged)} signalées, et encore une fois sans celles-ci.`,
      `Les ventes à l’aveugle sont ${split === "time" ? "le dernier cinquième" : "un cinquième au hasard"}, quoi que l’on signale.`,
      sampled_from ? `Un échantillon aléatoire des ${integer(sampled_from)} ventes a été utilisé.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  reading:
    "Les étendues sont des intervalles à 95 %. Une différence est « sans » moins « avec », en gras là où son intervalle exclut 0. Les modèles du studio pèsent peu les prix très éloignés, ils y perdent donc moins que celui-ci.",
  leftOut: (columns: string[]) => `Aucun n’a appris de colonnes qui peuvent trahir le prix : ${columns.join(", ")}.`,
} satisfies EffectText;
