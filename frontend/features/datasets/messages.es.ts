import type { DatasetText } from "@/features/datasets/messages";
import { integer } from "@/lib/format";

export default {
  title: "Conjuntos de datos",
  one: "Conjunto de datos",
  tabs: {
    label: "Partes del conjunto de datos",
    names: { summary: "Resumen", checks: "Calidad", map: "Mapa", rows: "Filas", versions: "Versiones" },
  },
  lead: "Los modelos aprenden de estas ventas. Los conjuntos incluidos se descargan la primera vez que se usan; sus archivos se quedan en este servidor.",
  table: "Todos los conjuntos de datos",
  loadFailed: "No se pudieron cargar los conjuntos de datos",
  default: "predeterminado",
  columns: { name: "Nombre", rows: "Filas", unit: "Moneda, superficie", models: "Modelos", state: "Estado" },
  ready: "Listo",
  fetchLater: "Se descarga al usarlo",
  version: (version: number) => `versión ${version}`,
  versionOf: (title: string, version: number) => `${title}, versión ${version}`,
  train: "Entrenar modelos",
  trainNamed: (title: string) => `Entrenar modelos con ${title}`,
  import: "Importar sus propias ventas",
  detail: {
    loadFailed: "No se pudo cargar el conjunto de datos",
    columns: "Columnas",
    columnsLead: "La tabla muestra qué significa cada columna. Una suposición muestra además cuán segura es y por qué.",
    headers: { name: "Columna", role: "Significa", type: "Tipo", unit: "Unidad", confidence: "Seguridad, %", evidence: "Por qué, ayuda" },
    warnings: "Conviene saber",
    problems: "Hallado en el archivo",
    facts: { rows: "Filas", unit: "Moneda", area: "Unidad de superficie", models: "Modelos entrenados con él", created: "Importado" },
    delete: "Eliminar",
    deleteTitle: (title: string) => `¿Eliminar ${title}?`,
    deleteText: "Las ventas importadas se eliminan de este servidor. Su archivo no se toca.",
    deleteForced: (models: number) =>
      `Modelos entrenados con él: ${integer(models)}. Elimínelo de todos modos: los modelos se quedan, siguen respondiendo y conservan su nombre, pero ninguno se puede volver a hacer.`,
    goneTitle: "Este conjunto de datos se eliminó",
    gone: (when: string) => `Sus ventas se eliminaron el ${when}. La página se queda porque con él se entrenaron modelos.`,
    deleteFailed: "El conjunto de datos no se eliminó",
    deleted: (title: string) => `${title} se eliminó`,
  },
  rowIs: (what: string) => `Una fila es: ${what}.`,
  finding: (count: number, row: number | null, value: string | null) => {
    const times = count > 1 ? ` (${integer(count)} veces${row === null ? "" : `, la primera en la fila ${integer(row)}`})` : row === null ? "" : ` (fila ${integer(row)})`;
    return `${value === null ? "" : `, se encontró «${value}»`}${times}`;
  },
} satisfies DatasetText;
