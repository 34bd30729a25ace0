export const settingsText = {
  title: "Settings",
  lead: "The appearance is stored in this browser; notifications are those of the studio.",
  appearance: "Appearance",
  notes: { system: "Follows the operating system", light: "Dark text on white", dark: "Light text on near-black" },
  saved: "Saved",
  notifications: "Notifications",
  notificationsText: "Webhooks, mail and messages of this browser tell you when a run ends, a model becomes champion, or the market moves.",
  openNotifications: "Open notifications",
};
