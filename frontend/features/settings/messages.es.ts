import type { SettingsText } from "@/features/settings/messages";

export default {
  title: "Ajustes",
  lead: "El aspecto y el idioma se guardan en este navegador; los avisos son los del estudio.",
  appearance: "Aspecto",
  notes: { system: "Sigue al sistema operativo", light: "Texto oscuro sobre blanco", dark: "Texto claro sobre casi negro" },
  language: "Idioma",
  languageNote: "Los números, las fechas y el dinero también lo siguen. Las páginas que aún no están traducidas aparecen en inglés.",
  saved: "Guardado",
  notifications: "Avisos",
  notificationsText:
    "Webhooks, correos y mensajes de este navegador le avisan cuando termina una ejecución, un modelo pasa a ser campeón o el mercado se mueve.",
  openNotifications: "Abrir los avisos",
} satisfies SettingsText;
