import type { AdvancedText } from "@/features/training/advanced-messages";
import { integer } from "@/lib/format";

export default {
  lead: "Là où un champ est vide, chaque modèle utilise une bonne valeur qui lui est propre.",
  learningRate: "Taux d’apprentissage",
  learningRateHelp: "Par exemple 0,001",
  hiddenSizes: "Couches cachées",
  hiddenSizesHelp: "Largeurs, par exemple 64, 32, 16",
  batchSize: "Taille de lot",
  patience: "Patience",
  patienceHelp: "Nombre d’époques sans progrès après lequel l’entraînement s’arrête",
  seed: "Graine",
  split: "Ventes de test",
  splits: {
    auto: "Automatique : les ventes les plus récentes, ou un cinquième au hasard s’il n’y a pas de dates",
    time: "Le dernier cinquième des ventes",
    random: "Un cinquième des ventes au hasard",
  },
  timeLimit: "Limite de temps",
  tune: "Régler avant l’entraînement",
  tuneHelp: "Pendant ce temps, des réglages sont essayés sur des ventes de validation ; tous les modèles se le partagent",
  keep: "Colonnes à garder bien qu’elles semblent connaître le prix",
  keepHelp: "Noms séparés par des virgules. Seulement des colonnes connues avant la vente",
  ignored: "Colonnes dont rien n’est appris",
  ignoredHelp: "Une colonne cochée est laissée de côté dans cet entraînement ; le jeu de données ne change pas.",
  ignoredCount: (count: number) => (count === 0 ? "aucune" : integer(count)),
  neighbourhoods: "Former des quartiers à partir des coordonnées",
  neighbourhoodsHelp:
    "Si la table ne nomme aucun quartier, ses ventes sont groupées par lieu, en autant de groupes que les ventes mises de côté en confirment.",
  errors: {
    epochs: "Les époques doivent être un nombre entier de 1 à 10 000.",
    learningRate: "Le taux d’apprentissage doit être un nombre supérieur à 0.",
    hiddenSizes: "Donnez de 1 à 8 nombres entiers de 1 à 4 096, séparés par des virgules.",
    batchSize: "La taille de lot doit être un nombre entier de 1 à 100 000.",
    patience: "La patience doit être un nombre entier de 1 à 10 000.",
    seed: "La graine doit être un nombre entier de 0 à 2 147 483 647.",
    tune: "Le réglage dure plus de 0 et au plus 10 080 minutes.",
    timeLimit: "La limite de temps doit être supérieure à 0 seconde.",
  },
} satisfies AdvancedText;
