import type { ErrorsText } from "@/features/errors/messages";
import { integer, MISSING, number, percent, plural } from "@/lib/format";

const size = (value: number | null): string => (value === null ? MISSING : percent(Math.abs(value)));
const signedPercent = (value: number): string => `${value > 0 ? "+" : ""}${percent(value)}`;
const tests = (count: number): string => plural(count, "venta de prueba", "ventas de prueba");

const MOST_NAMES = 6;

/** "A, B y C"; de muchas, las primeras y cuántas más. */
function list(names: string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${number(rest, 0)} más`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} y ${all.at(-1)}`;
}

export default {
  title: "Dónde se equivoca un modelo",
  lead: "Cada venta de la prueba ciega, que el modelo nunca había visto, con su precio y el valor que le dio el modelo.",
  model: "Modelo",
  noModels: "Todavía no hay ningún modelo",
  noModelsLead: "Un modelo entrenado conserva las ventas de su prueba ciega. Se muestran aquí en un mapa, por precio, por zona y por mes.",
  train: "Entrenar modelos",
  modelsFailed: "No se pudieron cargar los modelos",
  loadFailed: "No se pudieron cargar los errores",
  gone: "El modelo de este enlace ya no existe. Se muestran los errores de otro.",
  openModel: "Sobre el modelo",
  checks: "Comprobaciones y revisiones del conjunto de datos",
  modelName: (name: string, dataset: string, champion: boolean) => `${name} con ${dataset}${champion ? ", campeón" : ""}`,
  error: (value: number | null) => {
    if (value === null) return MISSING;
    if (Math.abs(value) < 0.05) return percent(0);
    return `${size(value)} ${value < 0 ? "por debajo" : "por encima"}`;
  },
  signed: (value: number | null) => (value === null ? MISSING : `${value > 0 ? "+" : ""}${percent(value, Math.abs(value) < 10 ? 1 : 0)}`),
  tick: (value: number | null) => (value === null ? MISSING : `${value > 0 ? "+" : ""}${percent(value, Number.isInteger(value) ? 0 : 1)}`),
  counts: {
    shown: (shown: number, all: number) => (shown === all ? `Todas: ${tests(all)}` : `${integer(shown)} de ${tests(all)}`),
    median: (value: number, low: number, high: number) => `error mediano ${signedPercent(value)} (intervalo del 95 %: de ${signedPercent(low)} a ${signedPercent(high)})`,
    size: (value: number) => `la mitad está a menos de ${percent(value)}`,
    held: (share: number, n: number) => `el intervalo del 90 % contuvo el precio en el ${percent(share)} de ${integer(n)}`,
    few: "muy pocas para dar cifras",
    sampled: (shown: number, all: number) => `Se muestra una muestra al azar de ${integer(shown)} de las ${integer(all)} ventas de prueba, siempre la misma. Las frases sobre toda la prueba las cuentan todas.`,
    refused: (count: number) => `El modelo no da valor a ${tests(count)}; no tienen error.`,
  },
  filters: {
    title: "Filtros",
    tierFrom: "Tramo desde",
    tierTo: "Tramo hasta",
    area: "Zona",
    monthFrom: "Vendida desde",
    monthTo: "Vendida hasta",
    off: "Error de al menos",
    side: "Dirección",
    sides: { low: "Por debajo", high: "Por encima" },
    flag: "Señales",
    flags: { flagged: "Señalada por una comprobación", open: "Señalada, sin decidir", none: "No señalada" },
    priceFrom: "Precio desde",
    priceTo: "Precio hasta",
    valueFrom: "Valor desde",
    valueTo: "Valor hasta",
    box: { west: "Oeste", south: "Sur", east: "Este", north: "Norte" },
    more: "Por precio, valor y lugar",
    any: "Todas",
    severalAreas: (count: number) => `${integer(count)} zonas`,
    clear: "Quitar todos los filtros",
    none: "Ninguna venta de prueba cumple estos filtros",
    noneLead: "Amplíe uno de ellos o quítelos todos.",
  },
  map: {
    title: "Mapa de los errores",
    legend: (model: string) => `Error de ${model}, en porcentaje del precio`,
    note: "Azul es por debajo; naranja, por encima. Los límites son los de todas las ventas de prueba, se filtre lo que se filtre.",
    hexagons: "De lejos, un hexágono tiene el color del error mediano de sus ventas, y ninguno con menos de 5; un clic en él es un filtro. Acérquese para ver cada venta.",
    cell: (error: string, n: number) => `${error === MISSING ? "muy pocas para una cifra" : `mediana ${error}`}, ${plural(n, "venta", "ventas")}`,
    view: "Solo las ventas de esta vista",
    clearView: "De nuevo todos los lugares",
    none: "Este conjunto de datos no tiene coordenadas, así que no hay mapa. Las zonas están al lado.",
    unlocated: (count: number) => `${plural(count, "venta de estos filtros no tiene", "ventas de estos filtros no tienen")} coordenadas.`,
    asTable: "Los hexágonos como tabla",
    hexagonTable: "Hexágonos del mapa",
    tableLead: (rows: number, known: number, few: number) =>
      [rows < known ? `Los ${integer(rows)} con los errores más grandes de ${plural(known, "hexágono", "hexágonos")}.` : `${plural(known, "hexágono", "hexágonos")}, primero el error más grande.`, few > 0 ? `${integer(few)} más con menos de 5 ventas no tienen cifra.` : ""].filter(Boolean).join(" "),
    medianError: "Error mediano",
    sales: "Ventas",
    only: "Solo este",
    onlyNamed: (place: string) => `Solo las ventas alrededor de ${place}`,
  },
  pair: {
    title: "Valor frente a precio",
    price: "Precio",
    value: "Valor",
    n: "Ventas",
    summary: (near: number, n: number) => `${integer(near)} de ${plural(n, "venta", "ventas")} en la banda gris, a menos del 10 % del precio. Sobre la línea, valor y precio son iguales.`,
    empty: "Ninguna venta cumple los demás filtros.",
  },
  groups: {
    note: "Un punto es el error mediano, su línea el intervalo del 95 %, la barra pálida la mitad central de las ventas; las barras de abajo cuentan las ventas. Los puntos huecos tienen menos de 30 ventas.",
    empty: "Ninguna venta cumple los demás filtros.",
    tier: { title: "Error por tramo de precio", subject: "Tramo", name: (tier: number, of: number) => `Tramo ${integer(tier)} de ${integer(of)}`, none: "Hay muy pocas ventas de prueba para formar tramos." },
    area: { title: "Error por zona", subject: "Zona", none: "Este conjunto de datos no nombra zonas.", tooFew: "Ninguna zona tiene 30 de estas ventas de prueba, y menos dirían poco." },
    month: { title: "Error por mes de venta", subject: "Mes", none: "Este conjunto de datos no tiene fechas de venta." },
    few: (areas: number, sales: number) => `No se ${areas === 1 ? "dibuja" : "dibujan"} ${plural(areas, "zona", "zonas")} con menos de 30 ventas (${plural(sales, "venta", "ventas")}).`,
  },
  captions: {
    whole: (n: number) => `De todas las ventas de prueba (${integer(n)}):`,
    noTrend: "PRB y VEI no muestran ambos una tendencia de viviendas baratas a caras.",
    prb: (value: string, low: string, high: string) => `PRB ${value} (intervalo del 95 %: de ${low} a ${high})`,
    vei: (value: string, conclusion: string) => `VEI ${value}${conclusion ? `, ${conclusion}` : ""}`,
    noneBeyond: { area: "ninguna zona se valora más alto o más bajo que las demás más allá del azar.", month: "ningún mes se valora más alto o más bajo que los demás más allá del azar." },
    beyond: (high: string[], low: string[]) =>
      `${[high.length > 0 && `${list(high)}: valor demasiado alto`, low.length > 0 && `${list(low)}: valor demasiado bajo`].filter(Boolean).join("; ")}, frente a las demás y más allá del azar.`,
    unknown: "el informe de la prueba ciega no tiene esa tabla.",
  },
  worst: {
    title: "Las peores ventas",
    caption: "Ventas de prueba de estos filtros",
    lead: "Un error grande tiene una de dos causas: el modelo no sabe qué hace especial a la vivienda, o la venta no es del mercado libre. Lo que decida aquí es el mismo registro que en las comprobaciones del conjunto de datos.",
    headers: { sold: "Vendida", area: "Zona", price: "Precio", value: "Valor", error: "Error, %", range: "Intervalo del 90 %", flags: "Señales", review: "Revisión", open: "Abrir" },
    held: "dentro",
    above: "precio por encima",
    below: "precio por debajo",
    notFlagged: "no señalada",
    flagsLoading: "Se están leyendo las comprobaciones del conjunto de datos; la primera vez tarda más.",
    flagsFailed: "No se pudieron cargar las señales",
    details: "Detalles",
    detailsNamed: (price: string) => `Detalles y comparables de la venta por ${price}`,
    report: { accepted: "No apta", overridden: "Apta", open: "Deshacer" },
    named: (price: string) => `La venta por ${price}`,
    decideNamed: (decision: string, price: string) => `${decision}: la venta por ${price}`,
    page: (from: number, to: number, of: number) => `${integer(from)} a ${integer(to)} de ${integer(of)}`,
    next: "Página siguiente",
    previous: "Página anterior",
  },
  sale: {
    title: (price: string) => `Venta por ${price}`,
    known: "El precio de esta vivienda se conoce: se vendió. El valor es el que le dio el modelo sin conocerlo.",
    price: "Precio conocido",
    value: "Valor en la prueba ciega",
    range: "Intervalo del 90 %",
    sure: "Seguridad",
    error: "Error",
    sold: "Vendida",
    area: "Zona",
    rows: "Abrir en la tabla de ventas",
    comparables: "Ventas comparables",
    nowLead: "Valorada de nuevo con lo que la tabla dice de la vivienda, a la fecha de su venta:",
    failed: "No se pudieron cargar las ventas comparables",
    refused: "El modelo rechaza esta vivienda, así que no hay nada que comparar.",
  },
} satisfies ErrorsText;
