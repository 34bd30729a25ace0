import type { PlacesText } from "@/features/places/messages";
import { distance, integer, plural } from "@/lib/format";

export default {
  title: "¿Dónde está?",
  search: "Dirección o zona",
  searchArea: "Zona",
  addressHelp: "Empiece a escribir: se buscan direcciones y zonas de las ventas de este conjunto de datos. Nada sale de este estudio.",
  areaHelp: "Las ventas de este conjunto de datos no tienen direcciones, pero aquí se encuentran zonas. Un clic en el mapa da el lugar exacto.",
  tooShort: "Se necesitan dos letras o cifras.",
  found: (count: number) => (count === 0 ? "Ninguna dirección o zona empieza así." : `${plural(count, "lugar encaja", "lugares encajan")}.`),
  failed: "No se pudieron cargar los lugares",
  address: (sales: number) => `dirección, vendida ${plural(sales, "vez", "veces")} en estos datos`,
  area: (sales: number) => `zona, ${plural(sales, "venta", "ventas")}`,
  taken: (name: string) => `Lugar: ${name}.`,
  filled: "Lo que dice de ella su última venta está rellenado abajo. Cambie lo que ya no sea así.",
  ofMap: "el punto del mapa",
  ofCoordinates: "las coordenadas de abajo",
  ofArea: (name: string, sales: number, reach: number | null) =>
    `Lugar: el centro de ${integer(sales)} ventas en ${name}. La mitad está a menos de ${distance(reach)}. El valor no conoce ni la calle ni las vistas, así que es menos seguro de lo que dice su intervalo; un clic en el mapa lo mejora.`,
  clear: "Elegir otro lugar",
  onMap: "Mostrarlo en un mapa",
  mapHelp: "Un clic sitúa la vivienda y otro la mueve. Los puntos son las ventas de este conjunto de datos. Sin ratón, escriba las coordenadas abajo.",
  withoutMap: "Busque arriba la dirección o la zona, o escriba las coordenadas abajo.",
  mapLabel: "Mapa de las ventas; un clic fija el lugar de la vivienda",
  mapFailed: "No se pudieron cargar las ventas para el mapa",
  coordinates: "Escribir las coordenadas",
  needed: "Hace falta el lugar de la vivienda: busque su dirección o zona, haga clic en el mapa o escriba sus coordenadas.",
  optional: "Este modelo puede prescindir del lugar. Entonces no distingue una calle cara de una barata: su intervalo es más ancho, y sus ventas comparables pueden estar en cualquier parte.",
  home: "Esta vivienda",
} satisfies PlacesText;
