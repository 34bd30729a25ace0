import type { SettingsText } from "@/features/settings/messages";

export default {
  title: "Ajustes",
  lead: "El aspecto y el idioma se guardan en este navegador; los avisos son los del estudio.",
  appearance: "Aspecto",
  notes: { system: "Sigue al sistema operativo", light: "Texto oscuro sobre blanco", dark: "Texto claro sobre casi negro" },
  language: "Idioma",
  languageNote: "Los números, las fechas y el dinero también lo siguen. Lo que el servidor dice en frases, como el detalle de un error o las razones de una comprobación, queda en inglés.",
  saved: "Guardado",
  density: "Densidad de las tablas",
  densities: {
    comfortable: { label: "Cómoda", note: "Filas de 36 píxeles" },
    compact: { label: "Compacta", note: "Filas de 28 píxeles: más en una pantalla" },
  },
  keyboard: "Teclado",
  singleKeys: "Teclas sueltas como atajos",
  singleKeysNote: "Como ? para la lista de atajos, / para el filtro de una página, y g y luego m para los modelos. Ctrl K funciona en todo caso.",
  notifications: "Avisos",
  notificationsText:
    "Webhooks, correos y mensajes de este navegador le avisan cuando termina una ejecución, un modelo pasa a ser campeón o el mercado se mueve.",
  openNotifications: "Abrir los avisos",
} satisfies SettingsText;
