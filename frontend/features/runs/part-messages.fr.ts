import type { RunPartText } from "@/features/runs/part-messages";
import { currencyName, integer } from "@/lib/format";

export default {
  interruption: {
    resumed: (attempt: number, { models, total, epoch }: { models: number; total: number; epoch: number }) => {
      const who = attempt > 1 ? `La tentative ${attempt}` : "L’entraînement est passé à un autre processus et";
      if (models === 0) return `${who} a repris à l’époque ${integer(epoch)} du premier des ${total} modèles.`;
      return `${who} a repris après ${models} des ${total} modèles${epoch > 0 ? `, à l’époque ${integer(epoch)} du suivant` : ""}.`;
    },
    anew: (attempt: number) => `La tentative ${attempt} a recommencé à zéro : rien de la précédente n’a pu servir.`,
  },
  noTime: "Ce pour quoi il n’y a pas eu le temps",
  openModel: "Ouvrir le modèle",
  testError: (error: string) => `erreur médiane sur des ventes jamais vues : ${error}`,
  modelGone: "son modèle a été supprimé",
  blendOffer: (dataset: string, champion: string | undefined) => `Le mélange n’est pas le champion de ${dataset} : ${champion ?? "un autre modèle"} répond là où aucun modèle n’est nommé.`,
  blendOfferLink: "Regarder le mélange et le promouvoir",
  scores: {
    model: "Modèle",
    mdape: "Erreur médiane, %",
    mae: (currency: string) => `MAE, ${currencyName(currency)}`,
    rmse: (currency: string) => `RMSE, ${currencyName(currency)}`,
    r2: "R²",
    ppe10: "À moins de 10 %",
    coverage: "Dans la fourchette à 90 %",
    epoch: "Meilleure époque",
    time: "Temps",
  },
} satisfies RunPartText;
