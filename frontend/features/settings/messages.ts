import { catalogue } from "@/lib/catalogue";

export const settingsText = {
  title: "Settings",
  lead: "Appearance and language are stored in this browser; notifications are those of the studio.",
  appearance: "Appearance",
  notes: { system: "Follows the operating system", light: "Dark text on white", dark: "Light text on near-black" },
  language: "Language",
  languageNote: "Numbers, dates and money follow it, too. What comes from the server as a sentence, such as the detail of an error or the reasons of a check, stays in English.",
  saved: "Saved",
  density: "Density of tables",
  densities: {
    comfortable: { label: "Comfortable", note: "Rows of 36 pixels" },
    compact: { label: "Compact", note: "Rows of 28 pixels: more on a screen" },
  },
  keyboard: "Keyboard",
  singleKeys: "Single keys are shortcuts",
  singleKeysNote: "Such as ? for the list of shortcuts, / for the filter of a page, and g then m for the models. Ctrl K works in any case.",
  notifications: "Notifications",
  notificationsText: "Webhooks, mail and messages of this browser tell you when a run ends, a model becomes champion, or the market moves.",
  openNotifications: "Open notifications",
};

export type SettingsText = typeof settingsText;

export const settingsMessages = catalogue<SettingsText>(settingsText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
