import type { GoneText } from "@/features/gone/messages";

export default {
  titles: {
    batch: "Ce lot n’existe pas",
    dataset: "Ce jeu de données n’existe pas",
    model: "Ce modèle n’existe pas",
    run: "Cette exécution n’existe pas",
    valuation: "Cette évaluation n’existe pas",
  },
  open: {
    batch: "Tous les lots",
    dataset: "Tous les jeux de données",
    model: "Tous les modèles",
    run: "Toutes les exécutions",
    valuation: "Évaluations récentes",
  },
  text: (id: string) => `Rien ne porte le nom « ${id} ». Il a peut-être été supprimé, ou l’adresse est mal écrite.`,
  notYours: "Il appartient peut-être aussi à quelqu’un qui ne l’a pas partagé.",
} satisfies GoneText;
