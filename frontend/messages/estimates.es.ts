import type { EstimatesText } from "@/messages/estimates";

export default {
  bands: { high: "Alta", medium: "Media", low: "Baja" },
  between: (low: string, high: string) => `${low} – ${high}`,
  sure: (band: string, reason: string) => `Seguridad: ${band.toLowerCase()}. ${reason}`,
  notGraded: "No se calificó la seguridad de cada valor de la prueba ciega; su intervalo dice hasta dónde puede estar el precio.",
  pictured: "Un punto es un valor junto a un precio conocido: su intervalo no se dibuja y su seguridad no se calificó.",
} satisfies EstimatesText;
