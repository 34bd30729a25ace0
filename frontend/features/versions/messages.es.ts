import type { VersionText } from "@/features/versions/messages";
import { integer, plural } from "@/lib/format";

export default {
  builtin: "Un conjunto de datos incluido no tiene versiones; solo las tiene uno importado.",
  title: "Versiones",
  lead: "Cada versión es una tabla que nunca cambia; los modelos y los valores nombran aquella de la que proceden.",
  loadFailed: "No se pudieron cargar las versiones",
  headers: { version: "Versión", made: "Hecha", change: "Qué cambió", rows: "Ventas", price: "Precio mediano", period: "Fechas de venta", models: "Modelos" },
  name: (version: number) => `Versión ${version}`,
  here: "esta",
  gone: "eliminada",
  first: "Primera importación",
  appended: (added: number, known: number, file: string) =>
    `${plural(added, "venta añadida", "ventas añadidas")} de ${file}${known > 0 ? `; ${integer(known)} ya estaban` : ""}`,
  replaced: (before: number, file: string) => `${file} sustituyó a ${plural(before, "venta", "ventas")}`,
  column: {
    levels: (name: string, rows: number, levels: string) => `${name} tiene palabras nuevas en ${plural(rows, "venta", "ventas")} (${levels})`,
    gaps: (name: string, before: string, after: string) => `${name} está vacía en ${after} (antes, ${before})`,
    outside: (name: string, rows: number) => `${name} está fuera de su intervalo en ${plural(rows, "venta", "ventas")}`,
  },
  add: {
    title: "Añadir ventas posteriores",
    label: "Archivo con las mismas columnas",
    help: "El archivo se lee como las ventas anteriores. Las filas que ya están no se añaden dos veces. El resultado es una versión nueva.",
    bad: "Dejar fuera las filas con un valor que no se puede leer",
    submit: "Añadir las ventas",
    working: "Se están leyendo y comprobando las ventas",
    failed: "No se añadió nada",
    done: (added: number, version: number) => `${plural(added, "venta añadida", "ventas añadidas")}: la versión ${version} está lista.`,
  },
  measure: {
    title: "Medir un modelo con estas ventas",
    label: "Modelo",
    help: "Las ventas de las que aprendió el modelo se dejan fuera, así que las posteriores muestran cómo va ahora.",
    choose: "Elija un modelo",
    champion: "responde ahora",
    submit: "Medirlo",
    failed: "No se pudo iniciar la ejecución",
    none: "Todavía no se ha entrenado ningún modelo con una versión de este conjunto de datos.",
    train: "Entrenar uno",
  },
} satisfies VersionText;
