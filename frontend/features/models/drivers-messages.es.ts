import type { DriversText } from "@/features/models/drivers-messages";
import { integer, number, percent, plural } from "@/lib/format";

const homesText = (count: number): string => plural(count, "vivienda", "viviendas");

export default {
  importance: {
    title: "Importancia de las características",
    lead: (homes: number, repeats: number) =>
      `Lo que pierde el modelo si ${homesText(homes)} de la prueba ciega intercambian entre sí las características de un grupo, ${integer(repeats)} veces cada uno.`,
    chart: "Aumento del error mediano",
    summary: (first: string, loss: number, mdape: number) => `Sin ${first}, el error mediano sería del ${number(mdape + loss, 1)} % en lugar del ${percent(mdape)}.`,
    subject: "Características",
    unit: "Puntos de error mediano",
    range: "Intervalo del 95 %",
    none: "ninguna pérdida",
    table: "Grupos de características y lo que aportan",
    headers: { group: "Grupo", features: "Características", loss: "Aumento del error mediano, puntos", moved: (currency: string) => `Los valores cambian en, ${currency}` },
    note: "Las características que dicen lo mismo se reparten su importancia: la pérdida de una es pequeña mientras otra la sustituye.",
    failed: "No se pudo calcular la importancia de las características",
    waiting: "Se valoran viviendas de la prueba ciega sin cada grupo de características",
  },
  dependence: {
    title: "Cómo dependen los valores de una característica",
    lead: "Las mismas viviendas de la prueba ciega se valoran una y otra vez, cada vez con otro valor de una característica y todo lo demás igual.",
    feature: "Característica",
    chart: (label: string) => `Cambio del valor según ${label}`,
    summary: (homes: number, reference: string, low: string, high: string) => `De ${homesText(homes)}, la mitad cambia más y la otra mitad menos que la línea, frente a ${reference}: de ${low} a ${high}.`,
    range: "ocho de cada diez viviendas",
    shade: "La sombra, o la barra, contiene ocho de cada diez viviendas.",
    change: (currency: string) => `Cambio del valor, ${currency}`,
    headers: {
      low: "Una décima parte de las viviendas por debajo",
      high: "Una décima parte de las viviendas por encima",
      change: "Cambio, mediana",
      value: "Valor, media",
    },
    yes: "sí",
    no: "no",
    leftOut: (names: string[]) => `Omitidos, porque el modelo rechaza ahí la mayoría de estas viviendas: ${names.join(", ")}.`,
    caution: "Muestra lo que hace el modelo, no lo que rendiría un cambio en una vivienda: las viviendas que difieren en una característica también difieren en otras.",
    failed: "No se pudo calcular la curva",
    waiting: "Las viviendas se valoran con otras características",
  },
} satisfies DriversText;
