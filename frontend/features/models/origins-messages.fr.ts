import type { OriginsText } from "@/features/models/origins-messages";
import { integer } from "@/lib/format";

export default {
  title: "Origines successives",
  lead: "La méthode de ce modèle est entraînée de nouveau à cinq dates antérieures, chaque fois sur ce qui était vendu jusque-là, et testée sur le dixième des ventes qui ont suivi. Cela montre si le modèle a eu raison par chance. Le modèle lui-même reste tel quel.",
  cost: "Cela prend environ cinq fois le temps de l’entraînement, en arrière-plan.",
  measure: "Mesurer à des dates antérieures",
  again: "Mesurer de nouveau",
  failed: "La mesure n’a pas pu être lancée",
  loadFailed: "Les origines successives n’ont pas pu être chargées",
  table: "Chiffres à chaque origine",
  headers: { origin: "Testé sur les ventes de", learned: "Appris de", n: "Ventes de test" },
  interval: "L’ombre est l’intervalle à 95 %.",
  families: (names: string) => `Entraîné à chaque origine : ${names}.`,
  inside: (low: number, high: number, count: number, of: number) => `La fourchette à 90 % contenait entre ${low} et ${high} % des prix à ${integer(count)} des ${integer(of)} origines.`,
  run: "L’exécution",
  follow: "Suivre ou arrêter l’exécution",
  ended: "La mesure a échoué",
  none: "L’exécution n’a pas encore de chiffres.",
} satisfies OriginsText;
