import type { OriginsText } from "@/features/models/origins-messages";
import { integer } from "@/lib/format";

export default {
  title: "Orígenes sucesivos",
  lead: "El método de este modelo se entrena de nuevo a fecha de cinco días anteriores, cada vez con lo vendido hasta entonces, y se prueba con el décimo de las ventas que siguieron. Muestra si el modelo acertó por suerte. El modelo mismo se queda como está.",
  cost: "Tarda unas cinco veces lo que tardó el entrenamiento, en segundo plano.",
  measure: "Medir en días anteriores",
  again: "Medir de nuevo",
  failed: "No se pudo iniciar la medición",
  loadFailed: "No se pudieron cargar los orígenes sucesivos",
  table: "Cifras en cada origen",
  headers: { origin: "Probado con ventas de", learned: "Aprendió de", n: "Ventas de prueba" },
  interval: "La sombra es el intervalo del 95 %.",
  families: (names: string) => `Entrenado en cada origen: ${names}.`,
  inside: (low: number, high: number, count: number, of: number) => `El intervalo del 90 % contuvo entre el ${low} y el ${high} % de los precios en ${integer(count)} de ${integer(of)} orígenes.`,
  run: "La ejecución",
  follow: "Seguir o detener la ejecución",
  ended: "La medición falló",
  none: "La ejecución todavía no tiene cifras.",
} satisfies OriginsText;
