import type { TrainingText } from "@/features/training/messages";
import { integer, plural } from "@/lib/format";

export default {
  title: "Entraîner",
  lead: "Choisissez un jeu de données et un modèle. L’entraînement se fait en arrière-plan : vous pouvez fermer cet onglet.",
  panel: "Entraîner des modèles",
  runs: "Exécutions",
  dataset: "Jeu de données",
  datasetHelp: {
    rows: (rows: number, what: string) => `${integer(rows)} lignes ; une ligne est : ${what}`,
    notHere: "Il n’est pas encore sur le disque ; il est téléchargé au début de l’entraînement",
  },
  model: "Modèle",
  notes: {
    lightgbm: "Arbres boostés par gradient ; en général le plus rapide à entraîner",
    pytorch: "Réseau sous PyTorch",
    tensorflow: "Réseau sous Keras",
    huggingface: "Transformer sur le logement et ses ventes comparables",
    all: "Les quatre sont entraînés côte à côte, puis combinés",
  },
  epochs: "Époques",
  epochsHelp: "C’est une limite supérieure : l’entraînement s’arrête quand la validation ne progresse plus.",
  advanced: "Avancé",
  submit: "Entraîner le modèle",
  submitCaption: "asynchrone avec Celery",
  submitName: "Entraîner le modèle (asynchrone avec Celery)",
  submitted: "Entraînement en file d’attente",
  running: "L’entraînement est en cours",
  background: "L’entraînement se fait en arrière-plan et continue quand vous fermez cet onglet.",
  estimate: (low: string, high: string, runs: number) =>
    low === high
      ? `Votre dernière exécution de ce type a duré environ ${low}.`
      : `Vos dernières ${plural(runs, "exécution", "exécutions")} de ce type ont duré environ ${low} à ${high}.`,
  sample: {
    button: "Utiliser les données d’exemple",
    note: (family: string, seconds: number) =>
      `L’exemple est un marché de ventes inventé, signalé partout comme exemple ; rien n’est téléchargé. Un modèle ${family} apprend de lui, avec une limite de ${plural(seconds, "seconde", "secondes")}, puis évalue un logement d’exemple.`,
  },
  failed: "L’entraînement n’a pas pu démarrer",
  datasetsFailed: "Les jeux de données n’ont pas pu être chargés",
  datasetsMissing: "Les jeux de données n’ont pas pu être chargés : rien ne peut encore être entraîné.",
  datasetsPending: "Les jeux de données sont en cours de chargement…",
  datasetChoose: "Choisissez un jeu de données",
  datasetNone: "Choisissez le jeu de données pour l’entraînement.",
  datasetUnknown: (id: string) => `L’adresse nomme un jeu de données qui n’est pas ici : ${id}. Choisissez-en un autre.`,
  emptyTitle: "Aucun entraînement pour l’instant",
  emptyText: "Ce que vous entraînez apparaît ici avec sa progression, dans chaque navigateur qui ouvre cette page.",
  allRuns: "Toutes les exécutions",
  finished: "Terminés récemment",
  results: "Résultats",
  resultsLead: (dataset: string, n: number) =>
    `Les erreurs portent sur les mêmes ${integer(n)} ventes de test de ${dataset}, qu’aucun modèle n’a vues à l’entraînement.`,
  resultsPartial: "Les exécutions avec d’autres ventes de test sont omises ; tous les modèles sont sur la page Modèles.",
  resultsEmpty: "Les scores apparaissent ici quand un entraînement est terminé.",
  smallTest: (n: number) =>
    `Il n’y a que ${plural(n, "vente de test", "ventes de test")} : les différences entre modèles tiennent surtout au hasard.`,
  compare: "Comparer les modèles",
  value: "Évaluer un logement",
} satisfies TrainingText;
