import type { FrontierText } from "@/features/models/frontier-messages";
import { number, percent, signedNumber } from "@/lib/format";

export default {
  title: "Lo que podría ser este modelo",
  summary: (count: number) => `Cada uno de los ${number(count, 0)} puntos es el mismo modelo con otra equidad: más abajo, menos error; más a la izquierda, menos sesgo según el valor.`,
  x: "Sesgo según el valor: magnitud del PRB",
  y: "Error mediano, %",
  read: (equity: number, error: number, bias: number, chosen: boolean) => `Equidad ${number(equity, 3)}${chosen ? ", este modelo" : ""}: error mediano ${percent(error)}, PRB ${signedNumber(bias, 3)}`,
  thisModel: "este modelo",
  action: "Candidato",
  pick: "Elija un punto de la imagen o una fila de la tabla.",
  picked: (equity: number, error: string, bias: string) => `Equidad ${number(equity, 3)}: error mediano ${error}, PRB ${bias}.`,
  headers: { equity: "Equidad", error: "Error mediano, %", bias: "PRB" },
} satisfies FrontierText;
