import { integer, plural } from "@/lib/format";
import type { ChartText } from "@/messages/charts";

const comparables = (count: number): string => plural(count, "vente comparable", "ventes comparables");

export default {
  frame: {
    kind: "graphique",
    hint: "Les flèches lisent les valeurs, T montre le tableau.",
    select: "Entrée sélectionne, Maj et Entrée étend la sélection, Suppr l’efface. Avec un pointeur, faites glisser.",
    table: "Tableau",
    tableOf: (caption: string) => `Tableau : ${caption}`,
    download: (title: string) => `Télécharger en CSV : ${title}`,
    nothing: "Il n’y a encore rien à montrer.",
  },
  model: "Modèle",
  interval: "Intervalle à 95 %",
  best: "la meilleure référence",
  low: (range: string) => `${range}, borne basse`,
  high: (range: string) => `${range}, borne haute`,
  read: {
    span: (low: string, high: string) => `${low} à ${high}`,
    missing: (label: string) => `${label} : non disponible`,
    alone: (label: string, value: string) => `${label} : ${value}, sans intervalle`,
    between: (label: string, value: string, range: string, low: string, high: string) => `${label} : ${value}, ${range} de ${low} à ${high}`,
    fewSales: (label: string, n: number) => `${label} : ${plural(n, "vente", "ventes")}, trop peu pour un chiffre`,
    none: (label: string) => `${label} : trop peu de ventes`,
    sales: (label: string, value: string, low: string, high: string, n: number, few: boolean) =>
      `${label} : ${value} (intervalle à 95 % : de ${low} à ${high}), ${plural(n, "vente", "ventes")}${few ? ", peu" : ""}`,
  },
  groups: { sales: "Ventes", median: "Erreur médiane, %", lower: "Quartile inférieur, %", upper: "Quartile supérieur, %", size: "Taille médiane de l’erreur, %" },
  curve: {
    title: "Courbe d’apprentissage",
    unit: "RMSE du logarithme du prix, standardisé",
    later: "La courbe commence avec la première époque.",
    log: "Échelle logarithmique",
    epoch: "Époque",
    epochAxis: "époque",
    kinds: { validation: "validation (mesure)", train: "entraînement" },
    at: (epoch: number, parts: string) => `Époque ${integer(epoch)} : ${parts}`,
    nothing: "Aucun score de validation n’a encore été noté.",
    sentence: (name: string, first: string, firstEpoch: number, best: string, bestEpoch: number, end: string) =>
      `${name} : erreur de validation ${first} à l’époque ${integer(firstEpoch)}, la meilleure ${best} à l’époque ${integer(bestEpoch)}${end}.`,
    end: (last: string, epoch: number) => `, la dernière ${last} à l’époque ${integer(epoch)}`,
  },
  sales: {
    title: "Où elles se trouvent",
    headers: { number: "Nº", sale: "Vente", distance: "Distance en m", latitude: "Latitude", longitude: "Longitude" },
    none: "Les ventes comparables n’ont pas de coordonnées.",
    around: (n: number) => `${comparables(n)} autour du logement.`,
    away: (n: number, distance: string) => `${comparables(n)}, à ${distance}.`,
    between: (n: number, near: string, far: string) => `${comparables(n)}, entre ${near} et ${far} de distance.`,
    legend: "★ ce logement · le nord est en haut",
  },
  range: {
    title: "Valeur et fourchette à 90 %",
    summary: (share: string, low: string, high: string) => `${share} prix de logements comme celui-ci devraient être entre ${low} et ${high}.`,
    low: "Borne basse de la fourchette à 90 %",
    value: "Valeur",
    high: "Borne haute de la fourchette à 90 %",
    sure: "Confiance",
  },
  agreement: {
    title: "Tous les modèles côte à côte",
    unit: (currency: string) => `Valeur, ${currency}`,
    range: "fourchette à 90 %",
    empty: "Aucun autre modèle de ce jeu de données n’a pu évaluer le logement.",
    none: "Aucun modèle n’a de valeur.",
    one: (value: string) => `Un modèle a répondu ; il dit ${value}.`,
    apart: (models: number, low: string, high: string, difference: string, share: string) =>
      `${plural(models, "modèle", "modèles")} de ${low} à ${high} : ${difference} ou ${share} d’écart.`,
  },
  steps: {
    title: "Ce qui a déplacé la valeur",
    reason: "Raison",
    amount: (currency: string) => `Montant, ${currency}`,
    start: "Vente typique",
    end: "Valeur de ce logement",
    endShort: "Ce logement",
    other: (count: number) => `Autres (${integer(count)})`,
    nothing: "Rien n’a déplacé la valeur : c’est le logement typique dont part chaque valeur.",
    fromTo: (start: string, end: string) => `D’une valeur typique de ${start} à ${end}`,
    largest: (start: string, label: string, amount: string) => `${start} ; le plus grand pas est ${label}, ${amount}.`,
    unequal: " Les montants ne s’additionnent pas jusqu’à la valeur ; fiez-vous à la valeur.",
    read: (label: string, amount: string, total: string) => `${label} : ${amount}, total ${total}`,
  },
} satisfies ChartText;
