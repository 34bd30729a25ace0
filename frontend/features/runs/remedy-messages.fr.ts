import type { RemedyText } from "@/features/runs/remedy-messages";
import { integer, number, plural } from "@/lib/format";

export default {
  with: (parts: string[]) => `Réessayer avec ${parts.join(" et ")}`,
  without: (columns: string[], more: number) =>
    `Réessayer sans ${columns.length + more === 1 ? "la colonne" : "les colonnes"} ${columns.join(", ")}${more > 0 ? ` et ${plural(more, "autre", "autres")}` : ""}`,
  notIgnoring: (columns: string[]) => `Réessayer sans exclure ${columns.join(", ")}, absent de la table`,
  notKeeping: (columns: string[]) => `Réessayer sans garder ${columns.join(", ")}, absent de la table`,
  lightgbm: "Réessayer avec LightGBM, qui demande moins de mémoire",
  randomSplit: "Réessayer avec un partage au hasard",
  usualSplit: "Réessayer avec le partage habituel",
  foundHomes: "Réessayer avec des logements reconnus par leurs colonnes",
  eachSale: "Réessayer avec chaque vente comme un logement à part",
  noEncoder: "Réessayer sans l’encodeur de textes",
  set: {
    learning_rate: (value: number) => `un taux d’apprentissage de ${number(value, 10)}`,
    batch_size: (value: number) => `une taille de lot de ${integer(value)}`,
    time_limit_s: (value: number) => `une limite de temps de ${number(value, 1)} s`,
  },
  usual: {
    learning_rate: "le taux d’apprentissage habituel",
    hidden_sizes: "les couches cachées habituelles",
    batch_size: "la taille de lot habituelle",
    patience: "la patience habituelle",
    params: "les paramètres habituels du modèle",
  },
  named: (label: string, name: string) => `${label} : ${name}`,
} satisfies RemedyText;
