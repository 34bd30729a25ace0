import type { FrontierText } from "@/features/models/frontier-messages";
import { number, percent, signedNumber } from "@/lib/format";

export default {
  title: "Ce que ce modèle pourrait être",
  summary: (count: number) => `Chacun des ${number(count, 0)} points est le même modèle avec une autre équité : plus bas, l’erreur est moindre ; plus à gauche, le biais selon la valeur est moindre.`,
  x: "Biais selon la valeur : ampleur du PRB",
  y: "Erreur médiane, %",
  read: (equity: number, error: number, bias: number, chosen: boolean) => `Équité ${number(equity, 3)}${chosen ? ", ce modèle" : ""} : erreur médiane ${percent(error)}, PRB ${signedNumber(bias, 3)}`,
  thisModel: "ce modèle",
  action: "Candidat",
  pick: "Choisissez un point de l’image ou une ligne du tableau.",
  picked: (equity: number, error: string, bias: string) => `Équité ${number(equity, 3)} : erreur médiane ${error}, PRB ${bias}.`,
  headers: { equity: "Équité", error: "Erreur médiane, %", bias: "PRB" },
} satisfies FrontierText;
