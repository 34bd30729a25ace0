import type { RunPartText } from "@/features/runs/part-messages";
import { currencyName, integer } from "@/lib/format";

export default {
  interruption: {
    resumed: (attempt: number, { models, total, epoch }: { models: number; total: number; epoch: number }) => {
      const who = attempt > 1 ? `El intento ${attempt}` : "El entrenamiento pasó a otro proceso y";
      if (models === 0) return `${who} siguió en la época ${integer(epoch)} del primero de ${total} modelos.`;
      return `${who} siguió después de ${models} de ${total} modelos${epoch > 0 ? `, en la época ${integer(epoch)} del siguiente` : ""}.`;
    },
    anew: (attempt: number) => `El intento ${attempt} empezó de nuevo: no se pudo usar ninguna parte del anterior.`,
  },
  noTime: "Para lo que no hubo tiempo",
  openModel: "Abrir el modelo",
  testError: (error: string) => `error mediano con ventas no vistas: ${error}`,
  modelGone: "su modelo se eliminó",
  blendOffer: (dataset: string, champion: string | undefined) => `La mezcla no es el campeón de ${dataset}: ${champion ?? "otro modelo"} responde donde no se nombra ninguno.`,
  blendOfferLink: "Ver la mezcla y promoverla",
  scores: {
    model: "Modelo",
    mdape: "Error mediano, %",
    mae: (currency: string) => `MAE, ${currencyName(currency)}`,
    rmse: (currency: string) => `RMSE, ${currencyName(currency)}`,
    r2: "R²",
    ppe10: "A menos del 10 %",
    coverage: "Dentro del intervalo del 90 %",
    epoch: "Mejor época",
    time: "Tiempo",
  },
} satisfies RunPartText;
