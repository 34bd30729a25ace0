import type { EstimatesText } from "@/messages/estimates";

export default {
  bands: { high: "Élevée", medium: "Moyenne", low: "Faible" },
  between: (low: string, high: string) => `${low} – ${high}`,
  sure: (band: string, reason: string) => `Confiance : ${band.toLowerCase()}. ${reason}`,
  notGraded: "La confiance de chaque valeur du test à l’aveugle n’a pas été notée ; sa fourchette dit jusqu’où le prix peut se trouver.",
  pictured: "Un point est une valeur à côté d’un prix connu : sa fourchette n’est pas dessinée, et sa confiance n’a pas été notée.",
} satisfies EstimatesText;
