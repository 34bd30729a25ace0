import type { GoneText } from "@/features/gone/messages";

export default {
  titles: {
    batch: "No existe tal lote",
    dataset: "No existe tal conjunto de datos",
    model: "No existe tal modelo",
    run: "No existe tal ejecución",
    valuation: "No existe tal valoración",
  },
  open: {
    batch: "Todos los lotes",
    dataset: "Todos los conjuntos de datos",
    model: "Todos los modelos",
    run: "Todas las ejecuciones",
    valuation: "Valoraciones recientes",
  },
  text: (id: string) => `Nada lleva el nombre «${id}». Puede que se haya eliminado, o que la dirección esté mal escrita.`,
  notYours: "También puede pertenecer a alguien que no lo ha compartido.",
} satisfies GoneText;
