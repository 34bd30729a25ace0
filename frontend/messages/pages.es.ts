import type { PageText } from "@/messages/pages";

export default {
  notFound: {
    title: "No existe tal página",
    lead: "La dirección puede estar mal escrita, o lo que nombraba se eliminó.",
    home: "Resumen",
    runs: "Todas las ejecuciones",
  },
  error: {
    title: "No se pudo mostrar esta página",
    lead: "No se cambió nada de lo guardado. Los entrenamientos siguen.",
    retry: "Intentar de nuevo",
  },
} satisfies PageText;
