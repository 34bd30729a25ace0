import type { OverviewText } from "@/features/overview/messages";
import { date, integer } from "@/lib/format";

export default {
  title: "Resumen",
  hero: "Valore viviendas con modelos que puede comprobar.",
  heroText:
    "Entrene cuatro tipos de modelos con ventas de viviendas, compárelos con ventas que nunca vieron y valore una vivienda con un intervalo que dice cuán seguro es el valor.",
  upload: "Importar sus propias ventas",
  checklist: "Primeros pasos",
  hide: "Ocultar",
  steps: {
    data: { title: "Datos", text: "Elija un conjunto de datos: la muestra, uno incluido o el suyo", href: "/data" },
    train: { title: "Entrenar", text: "Entrene un primer modelo en segundo plano", href: "/train" },
    check: { title: "Comprobar", text: "Compare dos modelos con las mismas ventas de prueba", href: "/compare" },
    value: { title: "Valorar", text: "Valore una vivienda", href: "/value" },
  },
  done: "hecho",
  open: "pendiente",
  running: "En curso",
  nothingRuns: "No hay ningún entrenamiento en este momento.",
  trainAction: "Entrenar un modelo",
  champions: "Modelos campeones",
  championsEmpty:
    "El primer modelo terminado de un conjunto de datos pasa a ser su campeón. El campeón responde cuando no se nombra ningún modelo.",
  championsFailed: "No se pudieron cargar los modelos",
  champion: (error: string, low_high: string) => (low_high ? `Error mediano ${error} (${low_high})` : `Error mediano ${error}`),
  tested: (n: number) => `en ${integer(n)} ventas de prueba`,
  coverage: (held: string) => `los intervalos del 90 % contenían el precio en el ${held} de ellas`,
  trainedAt: (when: string) => `entrenado el ${date(when)}`,
  recentRuns: "Ejecuciones recientes",
  recentRunsEmpty: "Los entrenamientos terminados aparecen aquí.",
  valuations: "Valoraciones recientes",
  valuationsEmpty: "Las viviendas que valore aparecen aquí.",
  valuationsFailed: "No se pudieron cargar las valoraciones",
  valueAction: "Valorar una vivienda",
  all: "Todos",
} satisfies OverviewText;
