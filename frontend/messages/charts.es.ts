import { integer, plural } from "@/lib/format";
import type { ChartText } from "@/messages/charts";

const comparables = (count: number): string => plural(count, "venta comparable", "ventas comparables");

export default {
  frame: {
    kind: "gráfico",
    hint: "Las flechas leen los valores; T muestra la tabla.",
    select: "Intro selecciona, Mayúsculas e Intro amplía la selección, Supr la quita. Con un puntero, arrastre.",
    table: "Tabla",
    tableOf: (caption: string) => `Tabla: ${caption}`,
    download: (title: string) => `Descargar CSV: ${title}`,
    nothing: "Todavía no hay nada que mostrar.",
  },
  model: "Modelo",
  interval: "Intervalo del 95 %",
  best: "la mejor referencia",
  low: (range: string) => `${range}, extremo bajo`,
  high: (range: string) => `${range}, extremo alto`,
  read: {
    span: (low: string, high: string) => `${low} a ${high}`,
    missing: (label: string) => `${label}: no disponible`,
    alone: (label: string, value: string) => `${label}: ${value}, sin intervalo`,
    between: (label: string, value: string, range: string, low: string, high: string) => `${label}: ${value}, ${range} de ${low} a ${high}`,
    fewSales: (label: string, n: number) => `${label}: ${plural(n, "venta", "ventas")}, muy pocas para una cifra`,
    none: (label: string) => `${label}: muy pocas ventas`,
    sales: (label: string, value: string, low: string, high: string, n: number, few: boolean) =>
      `${label}: ${value} (intervalo del 95 %: de ${low} a ${high}), ${plural(n, "venta", "ventas")}${few ? ", pocas" : ""}`,
  },
  groups: { sales: "Ventas", median: "Error mediano, %", lower: "Cuartil inferior, %", upper: "Cuartil superior, %", size: "Tamaño mediano del error, %" },
  curve: {
    title: "Curva de aprendizaje",
    unit: "RMSE del logaritmo del precio, estandarizado",
    later: "La curva empieza con la primera época.",
    log: "Escala logarítmica",
    epoch: "Época",
    epochAxis: "época",
    kinds: { validation: "validación", train: "entrenamiento" },
    at: (epoch: number, parts: string) => `Época ${integer(epoch)}: ${parts}`,
    nothing: "Todavía no se ha registrado ninguna validación.",
    sentence: (name: string, first: string, firstEpoch: number, best: string, bestEpoch: number, end: string) =>
      `${name}: error de validación ${first} en la época ${integer(firstEpoch)}, el mejor ${best} en la época ${integer(bestEpoch)}${end}.`,
    end: (last: string, epoch: number) => `, el último ${last} en la época ${integer(epoch)}`,
  },
  sales: {
    title: "Dónde están",
    headers: { number: "N.º", sale: "Venta", distance: "Distancia, m", latitude: "Latitud", longitude: "Longitud" },
    none: "Las ventas comparables no tienen coordenadas.",
    around: (n: number) => `${comparables(n)} alrededor de la vivienda.`,
    away: (n: number, distance: string) => `${comparables(n)}, a ${distance}.`,
    between: (n: number, near: string, far: string) => `${comparables(n)}, entre ${near} y ${far} de distancia.`,
    legend: "★ esta vivienda · el norte está arriba",
  },
  range: {
    title: "Valor e intervalo del 90 %",
    summary: (share: string, low: string, high: string) => `${share} precios de viviendas como esta deberían estar entre ${low} y ${high}.`,
    low: "Extremo bajo del intervalo del 90 %",
    value: "Valor",
    high: "Extremo alto del intervalo del 90 %",
    sure: "Seguridad",
  },
  agreement: {
    title: "Todos los modelos, uno junto a otro",
    unit: (currency: string) => `Valor, ${currency}`,
    range: "intervalo del 90 %",
    empty: "Ningún otro modelo de este conjunto de datos pudo valorar la vivienda.",
    none: "Ningún modelo tiene valor.",
    one: (value: string) => `Respondió un modelo; dice ${value}.`,
    apart: (models: number, low: string, high: string, difference: string, share: string) =>
      `${plural(models, "modelo", "modelos")} de ${low} a ${high}: ${difference} o ${share} de separación.`,
  },
  steps: {
    title: "Lo que movió el valor",
    reason: "Razón",
    amount: (currency: string) => `Importe, ${currency}`,
    start: "Venta típica",
    end: "Valor de esta vivienda",
    endShort: "Esta vivienda",
    other: (count: number) => `Otras (${integer(count)})`,
    nothing: "Nada movió el valor: esta es la vivienda típica de la que parte todo valor.",
    fromTo: (start: string, end: string) => `De un valor típico de ${start} a ${end}`,
    largest: (start: string, label: string, amount: string) => `${start}; el paso más grande es ${label}, ${amount}.`,
    unequal: " Los importes no suman el valor; confíe en el valor.",
    read: (label: string, amount: string, total: string) => `${label}: ${amount}, total ${total}`,
  },
} satisfies ChartText;
