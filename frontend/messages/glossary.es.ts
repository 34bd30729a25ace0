import type { GlossaryText } from "@/messages/glossary";

export default {
  mdape: {
    term: "Error mediano (MdAPE)",
    text: "La mitad de las ventas que el modelo nunca había visto se valoró más cerca de su precio que esto, y la otra mitad más lejos. Es un porcentaje del precio; cuanto menor, mejor.",
  },
  ppe10: { term: "A menos del 10 %", text: "Es la proporción de ventas no vistas cuyo valor quedó a menos del 10 % del precio. Cuanto mayor, mejor." },
  ppe20: { term: "A menos del 20 %", text: "Es la proporción de ventas no vistas cuyo valor quedó a menos del 20 % del precio. Cuanto mayor, mejor." },
  rmse: { term: "RMSE", text: "El RMSE es la raíz del error cuadrático medio, en dinero. Unos pocos errores grandes pesan mucho. Cuanto menor, mejor." },
  mae: { term: "MAE", text: "El MAE es el tamaño medio del error, en dinero. Cuanto menor, mejor." },
  r2: {
    term: "R²",
    text: "R² es la parte de la variación de los precios que explica el modelo: 1 es perfecto, 0 no es mejor que decir siempre el precio medio, por debajo de 0 es peor que eso.",
  },
  median_ratio: {
    term: "Ratio mediano",
    text: "Es la mediana del valor dividido por el precio. 1,00 significa que los valores, en conjunto, no son ni demasiado altos ni demasiado bajos; lo habitual es de 0,90 a 1,10.",
  },
  cod: {
    term: "COD",
    text: "El coeficiente de dispersión es la distancia media de los ratios a su mediana, en porcentaje. Para viviendas unifamiliares lo habitual es de 5 a 15. Cuanto menor, más uniforme.",
  },
  prd: {
    term: "PRD",
    text: "El diferencial relacionado con el precio muestra un trato desigual. Por encima de 1,03, las viviendas caras se valoran demasiado bajo frente a las baratas; por debajo de 0,98 es al revés.",
  },
  prb: {
    term: "PRB",
    text: "El sesgo relacionado con el precio es cuánto cambia el ratio cuando el valor se duplica. Lo habitual es de −0,05 a 0,05.",
  },
  vei: {
    term: "VEI",
    text: "El índice de equidad vertical es el ratio mediano de las viviendas más caras menos el de las más baratas, en porcentaje del ratio mediano. Lo habitual es de −10 % a 10 %; por debajo, las viviendas caras se valoran demasiado bajo frente a las baratas. Solo cuenta donde los intervalos de los dos tramos no se solapan.",
  },
  beyond_chance: {
    term: "Más allá del azar",
    text: "Una diferencia se nombra solo donde el azar por sí solo difícilmente la produciría. Con muchos grupos, alguno siempre parecería distinto, así que la prueba es más estricta cuantos más hay: toda la tabla tiene un 5 % de probabilidad de nombrar algún grupo por error.",
  },
  coverage_90: {
    term: "Cobertura del intervalo del 90 %",
    text: "Es con qué frecuencia el intervalo contuvo de verdad el precio, en ventas que el modelo nunca había visto. Debería estar cerca del 90 %.",
  },
  width_90: {
    term: "Anchura del intervalo del 90 %",
    text: "Es la anchura mediana del intervalo, en porcentaje del valor. Más estrecho es más útil, siempre que la cobertura sea correcta.",
  },
  epoch: { term: "Época", text: "Una época es una pasada del entrenamiento por todas las ventas de entrenamiento; para LightGBM es un árbol más." },
  validation: {
    term: "Puntuación de validación",
    text: "Es el error con ventas apartadas del entrenamiento para decidir cuándo se detiene. Las ventas de prueba son otras, y se usan una sola vez.",
  },
  log_rmse: {
    term: "RMSE del logaritmo del precio, estandarizado",
    text: "Es el error que un entrenamiento reduce, época a época. Es el RMSE del logaritmo del precio, de modo que un diez por ciento de desvío cuenta igual para viviendas baratas y caras, en unidades de la dispersión de todos los precios: 1 no es mejor que decir siempre el precio central, 0 es perfecto.",
  },
  baseline: {
    term: "Referencia",
    text: "Una referencia es una regla sencilla que todo modelo tiene que superar. Hay dos: el precio mediano por superficie de los alrededores y un modelo lineal.",
  },
  split: {
    term: "Reparto",
    text: "El reparto dice qué ventas se apartan para la prueba: «time» aparta el último quinto; «random», un quinto al azar.",
  },
  interval: {
    term: "Intervalo del 95 %",
    text: "La cifra estaría en este tramo en 95 de cada 100 elecciones así de ventas de prueba. Que los tramos de dos modelos se solapen no significa que sean iguales: una comparación venta por venta aún puede distinguirlos.",
  },
  range_90: { term: "Intervalo del 90 %", text: "El intervalo debe contener el precio de 9 de cada 10 viviendas. Al lado se dice cuántos contuvo en ventas que el modelo no había visto." },
  comparable: { term: "Venta comparable", text: "Una venta comparable es una que el modelo ha visto y que más se parece a la vivienda en lugar, tamaño, edad y tipo." },
  champion: { term: "Campeón", text: "El campeón de un conjunto de datos es el modelo que responde cuando no se nombra ninguno." },
  blend: { term: "Mezcla", text: "Una mezcla es una media ponderada de los cuatro modelos; los pesos se aprenden de predicciones de ventas de entrenamiento que cada modelo no había visto." },
} satisfies GlossaryText;
