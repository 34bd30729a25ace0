import { plural } from "@/lib/format";
import type { ShellText } from "@/messages/shell";

export default {
  skip: "Ir al contenido",
  navigation: "Principal",
  open: "Abrir el menú",
  collapse: "Contraer el menú",
  expand: "Ampliar el menú",
  breadcrumb: "Ruta de navegación",
  groups: { data: "Datos", models: "Modelos", values: "Valores", system: "Sistema" },
  pages: {
    overview: "Resumen",
    data: "Conjuntos de datos",
    train: "Entrenar",
    runs: "Ejecuciones",
    schedules: "Programación",
    models: "Modelos",
    compare: "Comparar",
    errors: "Errores",
    batch: "Valorar un archivo",
    value: "Valorar una vivienda",
    workers: "Procesos de trabajo",
    settings: "Ajustes",
    help: "Ayuda",
  },
  theme: {
    label: "Tema",
    system: "Sistema",
    light: "Claro",
    dark: "Oscuro",
    change: (now: string, next: string) => `Tema: ${now}. Cambiar a ${next}`,
  },
  tray: {
    none: "No hay nada en curso",
    button: (count: number, percent: string) => `${plural(count, "ejecución activa", "ejecuciones activas")}, ${percent}`,
    short: (count: number) => plural(count, "ejecución", "ejecuciones"),
    title: "Ejecuciones",
    all: "Todas las ejecuciones",
  },
} satisfies ShellText;
