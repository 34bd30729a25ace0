import type { HelpText } from "@/features/help/messages";

export default {
  title: "Ayuda",
  lead: "Cuatro pasos llevan de las ventas a un valor que se puede comprobar. El glosario dice qué significan las palabras.",
  steps: "Cuatro pasos",
  step: [
    { title: "Datos", href: "/data", link: "Conjuntos de datos", text: "Elija la muestra o un conjunto incluido, o importe su propia tabla con una venta en cada fila." },
    { title: "Entrenar", href: "/train", link: "Entrenar", text: "Elija un modelo, o todos. El entrenamiento va en segundo plano y sigue cuando cierra el navegador." },
    { title: "Comprobar", href: "/compare", link: "Comparar", text: "Lea los errores con ventas que los modelos nunca vieron, al lado de dos referencias sencillas." },
    { title: "Valorar", href: "/value", link: "Valorar una vivienda", text: "Rellene lo que se sabe de una vivienda. La respuesta siempre tiene un intervalo y dice cuán segura es." },
  ],
  questions: "Preguntas",
  question: [
    {
      title: "¿Por qué hay siempre un intervalo?",
      text: "Ningún modelo conoce el precio. El intervalo del 90 % se calibra con ventas apartadas para que contenga el precio 9 de cada 10 veces; la página de cada modelo muestra con qué frecuencia lo hizo de verdad.",
    },
    {
      title: "¿Qué modelo es el mejor?",
      text: "El mejor modelo es el que está demostrado mejor con las mismas ventas de prueba. La página de comparación compara dos modelos venta por venta y dice qué está demostrado.",
    },
    {
      title: "Un entrenamiento parece atascado.",
      text: "La página de procesos de trabajo muestra si alguno responde. Cuando un proceso muere, otro toma su ejecución y no se pierde nada.",
    },
    {
      title: "¿Un valor es una tasación?",
      text: "No. Es una estimación automática a partir de ventas pasadas; del interior de una vivienda no sabe más que lo que usted escribe.",
    },
  ],
  glossary: "Glosario",
} satisfies HelpText;
