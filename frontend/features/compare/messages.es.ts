import type { CompareText } from "@/features/compare/messages";
import { integer, plural } from "@/lib/format";

const tests = (count: number): string => plural(count, "venta de prueba", "ventas de prueba");

export default {
  title: "Comparar modelos",
  lead: "Una comparación solo es justa con las mismas ventas de prueba, que ningún modelo ha visto. Las referencias están junto a los modelos.",
  modelsFailed: "No se pudieron cargar los modelos",
  gone: (count: number) => `${plural(count, "modelo de este enlace ya no existe", "modelos de este enlace ya no existen")}.`,
  and: (words: string, last: string) => `${words} y ${last}`,
  cost: {
    title: "Lo que cuestan",
    caption: "Tiempo de entrenamiento y tamaño de los modelos comparados",
    headers: { model: "Modelo", time: "Tiempo de entrenamiento", size: "Tamaño", n: "Ventas de entrenamiento", status: "Estado", trained: "Entrenado" },
  },
  differences: {
    title: "Diferencias demostradas, venta por venta",
    failed: "No se pudieron comparar los modelos venta por venta",
    pair: "Primero menos segundo",
    less: (first: string, second: string) => `${first} menos ${second}`,
    caption: "Diferencias de cada par con intervalos del 95 %",
    note: (n: number) =>
      `Las diferencias proceden de ${integer(n)} ventas de prueba comunes, que se sortean de nuevo muchas veces para ambos modelos por igual. Una diferencia está demostrada donde su intervalo del 95 % no incluye el 0; para la cobertura, es la diferencia de las distancias al 90 %.`,
  },
  chosen: {
    label: "Modelos comparados",
    remove: (name: string) => `Quitar ${name}`,
    unfair: "No comparables: ventas de prueba distintas",
    unfairText: (sets: number) =>
      `Estos modelos se midieron con ${integer(sets)} conjuntos de ventas distintos, así que sus cifras responden a preguntas distintas. Entrénelos de nuevo con un mismo conjunto de datos y reparto, o compare uno de estos grupos:`,
    only: (names: string) => `Solo ${names}`,
    tested: (dataset: string, n: number, split: string) => `${dataset}, ${tests(n)}: ${split}`,
    choose: "Elija modelos para comparar",
    add: "Añadir un modelo con las mismas ventas de prueba",
    error: (dataset: string, error: string) => `${dataset}, error mediano ${error}`,
    nothing: "Todavía no hay nada que comparar",
    nothingLead: "En cuanto haya modelos entrenados, sus cifras estarán aquí unas junto a otras y junto a dos reglas sencillas.",
    train: "Entrenar un modelo",
  },
  baselines: {
    one: "Supera claramente a las referencias.",
    all: "Todos superan claramente a las referencias.",
    none: "Ninguno supera claramente a las referencias.",
    some: (names: string, count: number) => `${names} ${count === 1 ? "supera" : "superan"} claramente a las referencias; los demás no.`,
  },
  sales: (n: number) => `Todas las filas tienen las mismas ventas de prueba: ${integer(n)}.${n < 100 ? " Son menos de 100, así que incluso diferencias grandes pueden ser azar." : ""}`,
} satisfies CompareText;
