import type { SettingsText } from "@/features/settings/messages";

export default {
  title: "Réglages",
  lead: "L’apparence et la langue sont enregistrées dans ce navigateur ; les notifications sont celles du studio.",
  appearance: "Apparence",
  notes: { system: "Suit le système d’exploitation", light: "Texte foncé sur blanc", dark: "Texte clair sur presque noir" },
  language: "Langue",
  languageNote: "Les nombres, les dates et les montants la suivent aussi. Les pages qui ne sont pas encore traduites restent en anglais.",
  saved: "Enregistré",
  notifications: "Notifications",
  notificationsText:
    "Des webhooks, des courriels et des messages de ce navigateur vous préviennent quand une exécution se termine, qu’un modèle devient champion ou que le marché bouge.",
  openNotifications: "Ouvrir les notifications",
} satisfies SettingsText;
