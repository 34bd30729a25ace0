import type { SettingsText } from "@/features/settings/messages";

export default {
  title: "Réglages",
  lead: "L’apparence et la langue sont enregistrées dans ce navigateur ; les notifications sont celles du studio.",
  appearance: "Apparence",
  notes: { system: "Suit le système d’exploitation", light: "Texte foncé sur blanc", dark: "Texte clair sur presque noir" },
  language: "Langue",
  languageNote: "Les nombres, les dates et les montants la suivent aussi. Ce que le serveur dit en phrases, comme le détail d’une erreur ou les raisons d’un contrôle, reste en anglais.",
  saved: "Enregistré",
  density: "Densité des tableaux",
  densities: {
    comfortable: { label: "Confortable", note: "Lignes de 36 pixels" },
    compact: { label: "Dense", note: "Lignes de 28 pixels : davantage sur un écran" },
  },
  keyboard: "Clavier",
  singleKeys: "Les touches seules sont des raccourcis",
  singleKeysNote: "Par exemple ? pour la liste des raccourcis, / pour le filtre d’une page, puis g et m pour les modèles. Ctrl K marche dans tous les cas.",
  notifications: "Notifications",
  notificationsText:
    "Des webhooks, des courriels et des messages de ce navigateur vous préviennent quand une exécution se termine, qu’un modèle devient champion ou que le marché bouge.",
  openNotifications: "Ouvrir les notifications",
} satisfies SettingsText;
