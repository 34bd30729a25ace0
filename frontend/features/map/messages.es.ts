import type { MapText } from "@/features/map/messages";
import { integer, MISSING, number, percent, plural } from "@/lib/format";

export default {
  open: "Mapa",
  loadFailed: "No se pudo cargar el mapa",
  colourBy: "Colorear por",
  colourings: { price: "Precio", area: "Precio por superficie", date: "Fecha de venta", error: "Error de un modelo" },
  figures: { price: "Precio", area: "Precio por superficie", date: "Fecha de venta", error: "Valor del modelo" },
  missingFigure: { price: "sin precio", area: "sin superficie habitable", date: "sin fecha", error: "no valorada por el modelo" },
  unavailable: { price: "", area: "sin superficie habitable", date: "sin fecha de venta", error: "todavía sin modelo" },
  option: (name: string, reason: string) => (reason ? `${name} (${reason})` : name),
  model: "Modelo",
  modelName: (family: string, version: number, champion: boolean) => `${family} v${integer(version)}${champion ? ", campeón" : ""}`,
  noModel: "Ningún modelo ha aprendido todavía de este conjunto de datos.",
  train: "Entrenar modelos",
  legend: "Leyenda",
  legendTitle: (name: string, unit: string) => (unit ? `${name}, ${unit}` : name),
  errorOf: (model: string) => `Error de ${model}`,
  errorUnit: "porcentaje del precio",
  classes: "Cada color tiene más o menos el mismo número de ventas.",
  errorClasses: "Los errores son los de las ventas de prueba, que el modelo nunca vio.",
  below: (limit: string) => `menos de ${limit}`,
  from: (limit: string) => `${limit} y más`,
  between: (low: string, high: string) => `de ${low} a ${high}`,
  allAlike: "todas las ventas",
  within: (limit: string) => `a menos de ${limit}`,
  more: (limit: string) => `más de ${limit}`,
  tooLow: (size: string) => `${size} por debajo`,
  tooHigh: (size: string) => `${size} por encima`,
  error: (value: number | null) => {
    if (value === null) return MISSING;
    if (value === 0) return percent(0);
    return `${percent(Math.abs(value))} por ${value < 0 ? "debajo" : "encima"}`;
  },
  shown: (shown: number, sales: number, test: boolean) => {
    const all = plural(sales, test ? "venta de prueba" : "venta", test ? "ventas de prueba" : "ventas");
    return shown === sales ? `Todas están en el mapa: ${all}.` : `${integer(shown)} de ${all} están en el mapa.`;
  },
  sampled: (shown: number, located: number) => `Son una muestra al azar de las ${integer(located)} con coordenadas, siempre la misma; como máximo se dibujan ${integer(shown)} puntos.`,
  unlocated: (count: number) => `${plural(count, "venta no tiene", "ventas no tienen")} coordenadas.`,
  map: "Mapa de las ventas. Las flechas lo mueven; más y menos lo acercan y lo alejan. La tabla de abajo tiene las mismas ventas.",
  zoomIn: "Acercar",
  zoomOut: "Alejar",
  fit: "Mostrar todas las ventas",
  grid: (step: number) => `cuadrícula ${number(step, 4)}°`,
  noGraphics: "Este navegador no puede dibujar el mapa, porque WebGL está desactivado o falta. La tabla de abajo tiene las ventas.",
  noGraphicsHere: "Este navegador no puede dibujar el mapa, porque WebGL está desactivado o falta.",
  selected: "Venta elegida",
  nothingSelected: "Señale una venta para verla, haga clic para conservarla aquí, o elija una en la tabla.",
  place: "Latitud, longitud",
  coordinates: (latitude: number, longitude: number) => `${number(latitude, 5)}; ${number(longitude, 5)}`,
  inView: "Ventas a la vista",
  allSales: "Ventas",
  tableLead: (rows: number, sales: number, order: string) =>
    sales === 0
      ? "No hay ninguna venta a la vista. Aleje el mapa o muestre todas las ventas."
      : rows === sales
        ? `${plural(sales, "venta", "ventas")}, ${order}.`
        : `Las primeras ${integer(rows)} de ${plural(sales, "venta", "ventas")}, ${order}.`,
  order: { price: "primero el precio más alto", area: "primero el precio por superficie más alto", date: "primero las más recientes", error: "primero el error más grande" },
  show: "Mostrar",
  showNamed: (price: string, place: string) => `Mostrar en el mapa: ${price} en ${place}`,
  columns: { price: "Precio", area: "Precio por superficie", date: "Fecha de venta", error: "Error, %" },
  none: "Este conjunto de datos no tiene coordenadas",
  noneLead:
    "Un mapa necesita una columna de latitudes y otra de longitudes, en grados. Añádalas a su archivo, o dé ese significado a las columnas que las contienen en el paso Asignar columnas, e importe el archivo de nuevo. Las coordenadas de una proyección se convierten si nombra su sistema en el paso Leer. Todas las demás páginas funcionan sin coordenadas.",
  importAgain: "Importar el archivo de nuevo",
} satisfies MapText;
