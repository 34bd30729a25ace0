import type { FairnessText } from "@/features/models/fairness-messages";
import { integer, percent, plural, signedNumber } from "@/lib/format";

const homes = (count: number): string => plural(count, "vivienda", "viviendas");

export default {
  title: "Comprobación de equidad",
  lead: "¿Trata el modelo igual a las zonas, viva quien viva en ellas? Una tabla de zonas con grupos se compara con la prueba ciega. Se lee una vez y no se guarda: ningún modelo aprende de ella.",
  file: "Tabla de zonas",
  fileHelp: "CSV o Excel. La primera columna nombra las zonas como sus ventas, por ejemplo con códigos postales; cada una de las demás columnas tiene un grupo, o una parte de 0 a 100 %, para cada zona.",
  example: "Por ejemplo: postcode,group y después una fila por zona: 98001,A",
  column: "Columna de las ventas",
  columnHelp: "Nombra las zonas. Si se deja vacía: la que mejor encaja.",
  check: "Comprobar",
  checked: "Los grupos están comparados",
  failed: "No se pudo hacer la comprobación",
  listFailed: "No se pudieron cargar las comprobaciones",
  none: "Todavía no se ha hecho ninguna comprobación de este modelo.",
  made: (when: string, by: string, matched: number, all: number, column: string) =>
    `Comprobado el ${when} por ${by}: ${integer(matched)} de ${integer(all)} ventas de prueba están en una zona del archivo (columna ${column}).`,
  earlier: (count: number) => `También se ${count === 1 ? "guarda" : "guardan"} ${plural(count, "comprobación anterior", "comprobaciones anteriores")} de este modelo.`,
  notJudged: (names: string[], least: number) => `Sin juzgar, porque hay menos de ${integer(least)} viviendas valoradas dentro o fuera: ${names.join(", ")}.`,
  unmatched: (count: number) => `${homes(count)} de otras zonas no ${count === 1 ? "está" : "están"} en ningún grupo.`,
  attribute: (name: string) => `Según ${name}`,
  chart: (name: string) => `Sesgo según ${name}`,
  biased: (names: string[]) => `Más allá del azar: ${names.join(", ")}.`,
  noBias: "Ningún grupo está valorado demasiado alto o demasiado bajo más allá del azar.",
  chartUnit: "Valor entre precio frente al resto, %",
  chartEmpty: "Ningún grupo tiene suficientes viviendas para juzgarlo.",
  interval: "Intervalo del 95 %",
  zero: "como el resto",
  table: (name: string) => `Grupos según ${name}`,
  headers: { group: "Grupo", n: "Viviendas", areas: "Zonas", bias: "Sesgo frente al resto, %", error: "Error mediano, %", width: "Anchura del intervalo del 90 %, %", refusal: "Sin valor, %", finding: "Más allá del azar" },
  measures: { bias: "sesgo", error: "error mediano", width: "anchura del intervalo", refusal: "rechazos" },
  nothing: "Nada",
  notJudgedShort: "Sin juzgar",
  noFinding: "Ninguna diferencia entre los grupos va más allá del azar.",
  finding: (group: string, difference: number, n: number) =>
    `${group}: valoradas un ${percent(Math.abs(difference))} demasiado ${difference < 0 ? "bajo" : "alto"} frente al resto, ${homes(n)}, más allá del azar.`,
  otherFinding: (group: string, measure: string, difference: number) => `${group}: ${measure}, ${signedNumber(difference, 1)} puntos frente al resto, más allá del azar.`,
  note: "Más allá del azar: donde no hay nada que encontrar, una tabla muestra algún hallazgo en uno de cada 20 casos. Las viviendas de una zona se equivocan en el mismo sentido, así que un grupo de pocas zonas puede diferir por razones distintas del atributo.",
} satisfies FairnessText;
