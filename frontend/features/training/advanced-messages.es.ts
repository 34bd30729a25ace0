import type { AdvancedText } from "@/features/training/advanced-messages";
import { integer } from "@/lib/format";

export default {
  lead: "Donde un campo está vacío, cada modelo usa un buen valor propio.",
  learningRate: "Tasa de aprendizaje",
  learningRateHelp: "Por ejemplo 0,001",
  hiddenSizes: "Capas ocultas",
  hiddenSizesHelp: "Anchos, por ejemplo 64, 32, 16",
  batchSize: "Tamaño del lote",
  patience: "Paciencia",
  patienceHelp: "Número de épocas sin mejora tras las que se detiene el entrenamiento",
  seed: "Semilla",
  split: "Ventas de prueba",
  splits: {
    auto: "Automático: las ventas más recientes, o un quinto al azar si no hay fechas",
    time: "El último quinto de las ventas",
    random: "Un quinto de las ventas al azar",
  },
  timeLimit: "Límite de tiempo",
  tune: "Ajustar antes del entrenamiento",
  tuneHelp: "Durante este tiempo se prueban ajustes con ventas de validación; todos los modelos lo comparten",
  keep: "Columnas que se conservan aunque parezcan conocer el precio",
  keepHelp: "Nombres separados por comas. Solo columnas que se conocían antes de la venta",
  ignored: "Columnas de las que no se aprende",
  ignoredHelp: "Una columna marcada se omite en este entrenamiento; el conjunto de datos no cambia.",
  ignoredCount: (count: number) => (count === 0 ? "ninguna" : integer(count)),
  neighbourhoods: "Formar barrios a partir de las coordenadas",
  neighbourhoodsHelp:
    "Si la tabla no nombra barrios, sus ventas se agrupan por lugar, en tantos grupos como confirmen las ventas apartadas.",
  errors: {
    epochs: "Las épocas deben ser un número entero de 1 a 10.000.",
    learningRate: "La tasa de aprendizaje debe ser un número mayor que 0.",
    hiddenSizes: "Dé de 1 a 8 números enteros de 1 a 4.096, separados por comas.",
    batchSize: "El tamaño del lote debe ser un número entero de 1 a 100.000.",
    patience: "La paciencia debe ser un número entero de 1 a 10.000.",
    seed: "La semilla debe ser un número entero de 0 a 2.147.483.647.",
    tune: "El ajuste dura más de 0 y como máximo 10.080 minutos.",
    timeLimit: "El límite de tiempo debe ser mayor que 0 segundos.",
  },
} satisfies AdvancedText;
