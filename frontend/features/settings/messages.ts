import { catalogue } from "@/lib/catalogue";

export const settingsText = {
  title: "Settings",
  lead: "Appearance and language are stored in this browser; notifications are those of the studio.",
  appearance: "Appearance",
  notes: { system: "Follows the operating system", light: "Dark text on white", dark: "Light text on near-black" },
  language: "Language",
  languageNote: "Numbers, dates and money follow it, too. Pages that are not translated yet stay in English.",
  saved: "Saved",
  notifications: "Notifications",
  notificationsText: "Webhooks, mail and messages of this browser tell you when a run ends, a model becomes champion, or the market moves.",
  openNotifications: "Open notifications",
};

export type SettingsText = typeof settingsText;

export const settingsMessages = catalogue<SettingsText>(settingsText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
