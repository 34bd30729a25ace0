import type { ComparablesText } from "@/features/comparables/messages";
import { currencyName, integer, plural } from "@/lib/format";

export default {
  title: "Ventas comparables",
  none: "Este modelo no encontró ninguna venta comparable.",
  caption: "Esta vivienda y sus ventas comparables",
  characteristic: "Característica",
  home: "Esta vivienda",
  sale: (place: number) => `Venta ${place}`,
  saleId: "Venta en los datos",
  sold: (currency: string) => `Vendida, ${currencyName(currency)}`,
  priceOn: (day: string | null, currency: string) => (day === null ? `Precio en el día del valor, ${currencyName(currency)}` : `Precio el ${day}, ${currencyName(currency)}`),
  adjusted: (currency: string) => `Precio ajustado*, ${currencyName(currency)}`,
  rest: "Sin explicar**",
  restNote:
    "** Lo que dejan las diferencias nombradas: lo que tres o más de ellas hacen juntas, y en qué ve el modelo el mercado entre los dos días de otro modo que el índice. Cuanto más cerca de cero, mejor explica la venta esta vivienda.",
  further: "Más características",
  alike: (rows: number) => `Mostrar ${plural(rows, "fila", "filas")} en que vivienda y ventas son iguales`,
  hideAlike: "Ocultar las filas en que vivienda y ventas son iguales",
  same: "sin diferencia",
  counts: (place: number) => `Contar la venta ${place}`,
  added: "añadida",
  saleDate: "Fecha de venta",
  distance: "Distancia",
  similarity: "Similitud, de 0 a 1",
  adjustedNote: "* El precio, trasladado al día del valor y según lo que el modelo ve en las diferencias entre esa venta y esta vivienda.",
  sameHome: (places: number[]) =>
    `${places.length === 1 ? "La venta" : "Las ventas"} ${places.join(", ")}: mismo lugar e igual en todo, así que probablemente es una venta anterior de esta misma vivienda.`,
  mapSale: (price: string, sold: string | null, away: string) => `${price}${sold ? `, ${sold}` : ""}, a ${away}`,
  implied: (n: number, median: string, low: string, high: string) => `Por sí solas, estas ${integer(n)} ventas implican ${median}, de ${low} a ${high}.`,
  disagrees: "Eso está lejos de la estimación: mire ambas.",
  yes: "sí",
  no: "no",
} satisfies ComparablesText;
