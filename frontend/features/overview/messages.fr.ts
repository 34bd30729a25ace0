import type { OverviewText } from "@/features/overview/messages";
import { date, integer } from "@/lib/format";

export default {
  title: "Vue d’ensemble",
  hero: "Évaluez des logements avec des modèles que vous pouvez vérifier.",
  heroText:
    "Entraînez quatre types de modèles sur des ventes de logements, comparez-les sur des ventes qu’ils n’ont jamais vues, et évaluez un logement avec une fourchette qui dit à quel point la valeur est sûre.",
  upload: "Importer vos propres ventes",
  checklist: "Premiers pas",
  hide: "Masquer",
  steps: {
    data: { title: "Données", text: "Choisissez un jeu de données : l’exemple, un jeu fourni ou le vôtre", href: "/data" },
    train: { title: "Entraîner", text: "Entraînez un premier modèle en arrière-plan", href: "/train" },
    check: { title: "Vérifier", text: "Comparez deux modèles sur les mêmes ventes de test", href: "/compare" },
    value: { title: "Évaluer", text: "Évaluez un logement", href: "/value" },
  },
  done: "fait",
  open: "à faire",
  running: "En cours",
  nothingRuns: "Aucun entraînement n’est en cours.",
  trainAction: "Entraîner un modèle",
  champions: "Modèles champions",
  championsEmpty:
    "Le premier modèle terminé d’un jeu de données devient son champion. Le champion répond quand aucun modèle n’est nommé.",
  championsFailed: "Les modèles n’ont pas pu être chargés",
  champion: (error: string, low_high: string) => (low_high ? `Erreur médiane ${error} (${low_high})` : `Erreur médiane ${error}`),
  tested: (n: number) => `sur ${integer(n)} ventes de test`,
  coverage: (held: string) => `les fourchettes à 90 % contenaient le prix dans ${held} des cas`,
  trainedAt: (when: string) => `entraîné le ${date(when)}`,
  recentRuns: "Exécutions récentes",
  recentRunsEmpty: "Les entraînements terminés apparaissent ici.",
  valuations: "Évaluations récentes",
  valuationsEmpty: "Les logements que vous évaluez apparaissent ici.",
  valuationsFailed: "Les évaluations n’ont pas pu être chargées",
  valueAction: "Évaluer un logement",
  all: "Tous",
} satisfies OverviewText;
