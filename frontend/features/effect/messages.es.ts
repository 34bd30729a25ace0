import type { EffectText } from "@/features/effect/messages";
import type { SalesEffect } from "@/lib/api/generated";
import { integer, plural } from "@/lib/format";

export default {
  title: "Efecto de las ventas señaladas",
  lead: "Un modelo rápido aprende dos veces, con las ventas señaladas y sin ellas, y ambos valoran las mismas ventas ciegas. Las ventas dadas por buenas cuentan como no señaladas.",
  measure: "Medir el efecto",
  again: "Medir de nuevo",
  none: "Ninguna venta cuenta como señalada, así que no hay nada que medir.",
  loadFailed: "No se pudo cargar la última medición",
  failed: "No se pudo iniciar la medición",
  stale: "Las revisiones han cambiado desde entonces: ahora cuentan como señaladas otras ventas. Mida de nuevo.",
  measured: (when: string) => `Medido ${when}.`,
  run: "Abrir la ejecución",
  headers: { figure: "Cifra", before: "Con", after: "Sin", difference: "Diferencia" },
  unflagged: (n: number) => `${plural(n, "venta ciega no señalada", "ventas ciegas no señaladas")}`,
  all: (n: number, flagged: number) => `Todas: ${plural(n, "venta ciega", "ventas ciegas")}, ${integer(flagged)} de ellas señaladas`,
  tooFew: "Hay muy pocas ventas para dar cifras.",
  how: ({ model, split, learning, sampled_from }: SalesEffect) =>
    [
      `${model} aprendió de ${plural(learning.sales, "venta", "ventas")}, ${integer(learning.flagged)} de ellas señaladas, y otra vez sin estas.`,
      `Las ventas ciegas son ${split === "time" ? "el último quinto" : "un quinto al azar"}, se señale lo que se señale.`,
      sampled_from ? `Se usó una muestra al azar de las ${integer(sampled_from)} ventas.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  reading:
    "Los tramos son intervalos del 95 %. Una diferencia es «sin» menos «con», y va en negrita donde su intervalo no incluye el 0. Los modelos del estudio dan poco peso a los precios muy alejados, así que pierden menos por ellos que este.",
  leftOut: (columns: string[]) => `Ninguno aprendió de columnas que pueden delatar el precio: ${columns.join(", ")}.`,
} satisfies EffectText;
