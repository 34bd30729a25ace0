import { duration, integer } from "@/lib/format";
import type { Messages } from "@/messages/en";
import runs from "@/messages/runs.es";
import shellText from "@/messages/shell.es";

type Place = Record<string, unknown>;

const { theme, tray, ...shell } = shellText;

export default {
  product: "House Price Predictor",
  common: {
    optional: "opcional",
    close: "Cerrar",
    keep: "Conservarlo",
    copy: "Copiar",
    copied: "Copiado",
    copyFailed: "No se pudo copiar",
    loading: "Cargando…",
    retry: "Reintentar",
    sort: "ordenar por esta columna",
    sample: "muestra",
    increase: "Aumentar",
    decrease: "Disminuir",
  },
  families: {
    blend: "Mezcla",
    all: "Todos los modelos",
    import: "Importación",
    baseline: "Referencia",
    median_area: "Referencia: precio mediano por superficie",
    linear: "Referencia: modelo lineal",
  },
  problem: {
    /** What an error is about, by its code. */
    kinds: {
      network: "El servidor no responde",
      unexpected_answer: "El servidor respondió sin explicación",
      client_error: "Esta página falló",
      invalid_input: "Algo de lo enviado no es válido",
      invalid_data: "Los datos no se pueden usar",
      value_refused: "El modelo rechaza esta vivienda",
      too_large: "Es más grande que el límite",
      not_signed_in: "No ha iniciado sesión",
      not_allowed: "No tiene permiso para esto",
      too_many_requests: "Demasiadas peticiones en poco tiempo",
      not_found: "Eso no existe aquí",
      conflict: "No encaja con lo que pasó entretanto",
      not_comparable: "Estos modelos no se pueden comparar",
      promotion_refused: "El modelo no puede ser campeón",
      baseline_not_beaten: "El modelo no supera a las referencias",
      unavailable: "Una parte del estudio no responde",
      server_stopping: "El servidor se está deteniendo",
      dataset_unavailable: "No se pudo obtener el conjunto de datos",
      corrupt_artifact: "Un archivo guardado está dañado",
      storage_full: "El disco está lleno",
      queue_full: "Ya esperan demasiadas ejecuciones",
      internal_error: "El servidor cometió un error",
    } as Record<string, string>,
    /** Before the words of the server, where they are in another language. */
    inEnglish: "El servidor lo dice en inglés:",
    details: "Detalles técnicos",
    copyDetails: "Copiar los detalles",
    noReference: "sin referencia",
    place: (place: Place) =>
      Object.entries(place)
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
        .join(" · "),
    morePlaces: (count: number) => `y ${integer(count)} más`,
  },
  shell,
  theme,
  connection: {
    lost: "No se puede acceder al servidor.",
    last: (seconds: number) => `La última actualización llegó hace ${duration(Math.round(seconds))}. Los entrenamientos siguen en el servidor.`,
    never: "Todavía no se ha podido cargar nada. Los entrenamientos en curso siguen en el servidor.",
    command: "./start-all.sh inicia el servidor; con Docker, docker compose ps muestra qué está en marcha.",
    writeBlocked: "Esto no es posible mientras no se pueda acceder al servidor.",
  },
  tray,
  runs,
  models: {
    one: "Modelo",
    actions: {
      menu: (name: string) => `Acciones de ${name}`,
      more: "Más",
      compare: "Comparar",
      errors: "Dónde se equivoca",
      download: "Descargar el modelo",
      reportPage: "Informe como página",
      reportPdf: "Informe en PDF",
      reportJson: "Informe en JSON",
      delete: "Eliminar",
      value: "Valorar una vivienda",
    },
    tabs: { label: "Sobre este modelo", accuracy: "Exactitud", drivers: "Qué mueve los valores", equity: "Viviendas baratas y caras", fairness: "Grupos de población", ranges: "Intervalos", market: "Mercado y tiempo", comparables: "Ventas comparables", made: "De qué se hizo" },
    undated: "Las ventas de este modelo no tienen fecha, o son muy pocas, así que no hay nada que decir del tiempo.",
    status: { champion: "Campeón", candidate: "Candidato", former: "Antiguo campeón", archived: "Archivado" },
    tooGood: "Estas cifras son demasiado buenas para ser verdad",
    tooNarrow: "Los intervalos son demasiado estrechos",
    narrow: "intervalos demasiado estrechos",
    noInequity: "PRB y VEI juntos no muestran un trato desigual de viviendas baratas y caras.",
    choice: (label: string, status: "champion" | "candidate" | "former" | "archived") => (status === "candidate" ? label : `${label}, ${{ champion: "campeón", former: "antiguo campeón", archived: "archivado" }[status]}`),
  },
} satisfies Messages;
