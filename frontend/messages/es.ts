import { duration, integer, plural } from "@/lib/format";
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
    notAvailable: "no disponible",
    increase: "Aumentar",
    decrease: "Disminuir",
  },
  problem: {
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
    back: "El servidor ha vuelto.",
    writeBlocked: "Esto no es posible mientras no se pueda acceder al servidor.",
  },
  tray,
  ratioStudy: {
    trimmed: "Recortado",
    trimmedTo: (left: number) => `Recortado a ${integer(left)}`,
    failed: "No se pudieron cargar las cifras recortadas",
    none: (all: number) => `Ninguno de los ${integer(all)} ratios es atípico, así que no se recortó ninguno.`,
    some: (trimmed: number, all: number, codTimes: string | null) =>
      `Se ${trimmed === 1 ? "recortó" : "recortaron"} ${integer(trimmed)} de ${plural(all, "ratio", "ratios")}, porque ${trimmed === 1 ? "está" : "están"} a más de tres rangos intercuartílicos de los cuartiles; ` +
      (codTimes === null ? "sin valores atípicos, el COD es 0." : `con los valores atípicos, el COD es ${codTimes} veces mayor que sin ellos.`),
    tooFew: "Sin los valores atípicos quedan muy pocos ratios para decir algo.",
  },
  runs,
  compare: {
    none: "Ningún modelo tiene esta cifra.",
    only: (name: string) => `${name} es el único modelo con esta cifra.`,
    verdicts: {
      better: (best: string, others: string) => `Está demostrado que ${best} es mejor que ${others}.`,
      worse: (best: string, others: string) => `Está demostrado que ${best} es peor que ${others}.`,
      no_proven_difference: (best: string, others: string) => `No está demostrada ninguna diferencia entre ${best} y ${others}.`,
      too_few: (best: string, others: string) => `Hay muy pocas ventas para distinguir ${best} de ${others}.`,
    },
    apart: (best: string, others: string) => `${best} es mejor que ${others}: los intervalos no se solapan.`,
    unpaired: (best: string, others: string) => `Esta cifra no se compara venta por venta, y los intervalos por sí solos no distinguen ${best} de ${others}.`,
    intervals:
      "Los intervalos dicen cuánto podría moverse cada cifra con otras ventas de prueba; dos modelos cuyos intervalos se solapan no tienen por qué ser iguales. Las frases sobre diferencias proceden de la prueba por pares, venta por venta. La misma prueba decide cuándo se sustituye a un campeón.",
    parts: { label: "Qué se compara", scores: "Cifras", tier: "Tramos de precio", neighbourhood: "Zonas", month: "Meses", ranges: "Intervalos", curves: "Curvas de aprendizaje", cost: "Coste" },
    groups: {
      failed: "No se pudieron cargar las pruebas ciegas",
      equity: "Viviendas baratas y caras",
      summary: "En cada grupo, los modelos van de izquierda a derecha como en la leyenda. Las barras son intervalos del 95 %; las marcas pálidas tienen menos de 30 ventas.",
      cut: (shown: number, all: number) => `Se dibujan los ${integer(shown)} grupos con más ventas de ${integer(all)}.`,
      by: { tier: "por tramo de precio", neighbourhood: "por zona", month: "por mes de venta" },
      subjects: { tier: "Tramo", neighbourhood: "Zona", month: "Mes" },
      none: { tier: "Hay muy pocas ventas de prueba para formar tramos.", neighbourhood: "Ninguna zona tiene al menos 30 ventas de prueba, o el conjunto de datos no nombra zonas.", month: "El conjunto de datos no tiene fechas de venta, o muy pocas ventas al mes." },
    },
    curves: {
      title: "Curvas de aprendizaje",
      failed: "No se pudo cargar una curva de aprendizaje",
      none: "Ninguno de estos modelos tiene curva de aprendizaje.",
      help: "Qué muestran las curvas:",
      blend: "Una mezcla no tiene curva, porque sus pesos se calculan en un solo paso.",
    },
    ahead: (name: string) => `${name} va claramente por delante de todos los modelos.`,
    aheadByChance: (name: string) => `${name} va por delante de todos los modelos, aunque no más de lo que podría el azar.`,
    championPending: "Se está buscando el campeón actual.",
    championFailed: "No se pudo buscar el campeón actual, así que todavía no se puede promover nada",
    comparing: "Se están comparando los dos modelos venta por venta.",
    notCompared: "No se pudieron comparar los dos modelos venta por venta.",
  },
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
    tabs: { label: "Sobre este modelo", accuracy: "Exactitud", equity: "Viviendas baratas y caras", ranges: "Intervalos", market: "Mercado y tiempo", comparables: "Ventas comparables", made: "De qué se hizo" },
    undated: "Las ventas de este modelo no tienen fecha, o son muy pocas, así que no hay nada que decir del tiempo.",
    status: { champion: "Campeón", candidate: "Candidato", archived: "Archivado" },
    tooGood: "Estas cifras son demasiado buenas para ser verdad",
    tooNarrow: "Los intervalos son demasiado estrechos",
    narrow: "intervalos demasiado estrechos",
    byAge: {
      title: "Cómo aguantan los valores al envejecer el modelo",
      lead: "Las ventas de prueba son posteriores a toda venta de entrenamiento. Están en partes con más o menos las mismas ventas, primero las más antiguas.",
      table: "Cifras según el tiempo desde la última venta de entrenamiento",
      headers: { sold: "Vendidas", after: "Días después", n: "Ventas de prueba" },
      note: "Días después: desde la última venta de entrenamiento hasta la venta central de la parte.",
      interval: "La sombra es el intervalo del 95 %.",
    },
    watch: {
      title: "Ventas nuevas",
      quiet: "Sin cambios",
      alarm: "El mercado se ha movido",
      measured: (count: string, when: string) => `${count} ventas desde el entrenamiento, medidas ${when}.`,
      none: "Ninguna venta de la última medición es posterior al entrenamiento, o la prueba ciega es demasiado pequeña para comparar con ella.",
      failed: "No se pudo cargar la medición con ventas nuevas",
      run: "Todas las cifras",
      level: "Indicios de otro nivel",
      coverage: "Indicios de otra cobertura",
      summary: (last: string) => `${last} de lo que da la alarma, tras la venta más nueva.`,
      reads: "El 100 % da la alarma: un mercado tranquilo llega ahí en uno de cada cinco años, más o menos.",
      retrain: "Entrenar de nuevo",
      ranges: "Aprender los intervalos de nuevo",
      rangesFailed: "No se pudo iniciar el candidato",
      headers: { sale: "Venta nueva", day: "Vendida", evidence: "Indicios, % de una alarma" },
    },
    market: {
      title: "Índice de mercado",
      chart: "Nivel de precios de las ventas de entrenamiento",
      failed: "No se pudo cargar el índice de mercado",
      summary: (first: string, last: string, index: string, span: string) => `De 100 en ${first} a ${index} en ${last} (intervalo del 95 %: ${span}).`,
      outlook: (period: string) => `${period}, previsión`,
      period: { 1: "Mes", 3: "Trimestre" } as Record<1 | 3, string>,
      headers: { index: "Índice", low: "Extremo bajo, 95 %", high: "Extremo alto, 95 %", n: "Ventas de entrenamiento" },
    },
    noInequity: "PRB y VEI juntos no muestran un trato desigual de viviendas baratas y caras.",
    choice: (label: string, status: "champion" | "candidate" | "archived") => (status === "candidate" ? label : `${label}, ${status === "champion" ? "campeón" : "archivado"}`),
  },
} satisfies Messages;
