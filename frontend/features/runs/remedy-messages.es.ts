import type { RemedyText } from "@/features/runs/remedy-messages";
import { integer, number, plural } from "@/lib/format";

export default {
  with: (parts: string[]) => `Reintentar con ${parts.join(" y ")}`,
  without: (columns: string[], more: number) =>
    `Reintentar sin ${columns.length + more === 1 ? "la columna" : "las columnas"} ${columns.join(", ")}${more > 0 ? ` y ${plural(more, "otra", "otras")}` : ""}`,
  notIgnoring: (columns: string[]) => `Reintentar sin excluir ${columns.join(", ")}, que no está en la tabla`,
  notKeeping: (columns: string[]) => `Reintentar sin conservar ${columns.join(", ")}, que no está en la tabla`,
  lightgbm: "Reintentar con LightGBM, que necesita menos memoria",
  randomSplit: "Reintentar con un reparto al azar",
  usualSplit: "Reintentar con el reparto habitual",
  foundHomes: "Reintentar con viviendas reconocidas por sus columnas",
  eachSale: "Reintentar con cada venta como una vivienda propia",
  noEncoder: "Reintentar sin el codificador de textos",
  set: {
    learning_rate: (value: number) => `una tasa de aprendizaje de ${number(value, 10)}`,
    batch_size: (value: number) => `un tamaño de lote de ${integer(value)}`,
    time_limit_s: (value: number) => `un límite de tiempo de ${number(value, 1)} s`,
  },
  usual: {
    learning_rate: "la tasa de aprendizaje habitual",
    hidden_sizes: "las capas ocultas habituales",
    batch_size: "el tamaño de lote habitual",
    patience: "la paciencia habitual",
    params: "los parámetros habituales del modelo",
  },
  named: (label: string, name: string) => `${label}: ${name}`,
} satisfies RemedyText;
