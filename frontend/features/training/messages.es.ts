import type { TrainingText } from "@/features/training/messages";
import { integer, plural } from "@/lib/format";

export default {
  title: "Entrenar",
  lead: "Elija un conjunto de datos y un modelo. El entrenamiento se hace en segundo plano, así que puede cerrar esta pestaña.",
  panel: "Entrenar modelos",
  runs: "Ejecuciones",
  dataset: "Conjunto de datos",
  datasetHelp: {
    rows: (rows: number, what: string) => `${integer(rows)} filas; una fila es: ${what}`,
    notHere: "Aún no está en el disco; se descarga cuando empieza el entrenamiento",
  },
  model: "Modelo",
  notes: {
    lightgbm: "Árboles con gradiente; suele ser el más rápido de entrenar",
    pytorch: "Red neuronal en PyTorch",
    tensorflow: "Red neuronal en Keras",
    huggingface: "Transformer sobre la vivienda y sus ventas comparables",
    all: "Los cuatro se entrenan en paralelo y luego se combinan",
  },
  epochs: "Épocas",
  epochsHelp: "Es un límite superior: el entrenamiento se detiene cuando la validación deja de mejorar.",
  advanced: "Avanzado",
  submit: "Entrenar modelo",
  submitCaption: "asíncrono con Celery",
  submitName: "Entrenar modelo (asíncrono con Celery)",
  submitted: "Entrenamiento en cola",
  running: "El entrenamiento está en curso",
  background: "El entrenamiento se hace en segundo plano y continúa cuando cierra esta pestaña.",
  estimate: (low: string, high: string, runs: number) =>
    low === high
      ? `Su última ejecución de este tipo tardó unos ${low}.`
      : `Sus últimas ${plural(runs, "ejecución", "ejecuciones")} de este tipo tardaron entre ${low} y ${high}.`,
  sample: {
    button: "Usar datos de muestra",
    note: (family: string, seconds: number) =>
      `La muestra es un mercado de ventas inventado, señalado como muestra en todas partes; no se descarga nada. Un modelo ${family} aprende de ella, con un límite de ${plural(seconds, "segundo", "segundos")}, y luego valora una vivienda de ejemplo.`,
  },
  failed: "No se pudo iniciar el entrenamiento",
  datasetsFailed: "No se pudieron cargar los conjuntos de datos",
  datasetsMissing: "No se pudieron cargar los conjuntos de datos, así que aún no se puede entrenar nada.",
  datasetsPending: "Se están cargando los conjuntos de datos…",
  datasetChoose: "Elija un conjunto de datos",
  datasetNone: "Elija el conjunto de datos con el que entrenar.",
  datasetUnknown: (id: string) => `La dirección nombra un conjunto de datos que no está aquí: ${id}. Elija otro.`,
  emptyTitle: "Aún no hay entrenamientos",
  emptyText: "Lo que entrene aparece aquí con su progreso, en todos los navegadores que abran esta página.",
  allRuns: "Todas las ejecuciones",
  finished: "Terminados recientemente",
  results: "Resultados",
  resultsLead: (dataset: string, n: number) =>
    `Los errores son sobre las mismas ${integer(n)} ventas de prueba de ${dataset}, que ningún modelo vio al entrenar.`,
  resultsPartial: "Se omiten las ejecuciones con otras ventas de prueba; todos los modelos están en la página Modelos.",
  resultsEmpty: "Las puntuaciones aparecen aquí cuando termina un entrenamiento.",
  smallTest: (n: number) =>
    `Solo hay ${plural(n, "venta de prueba", "ventas de prueba")}, así que las diferencias entre modelos son sobre todo azar.`,
  compare: "Comparar modelos",
  value: "Valorar una vivienda",
} satisfies TrainingText;
