export const settingsText = {
  title: "Settings",
  lead: "These settings are stored in this browser.",
  appearance: "Appearance",
  notes: { system: "Follows the operating system", light: "Dark text on white", dark: "Light text on near-black" },
  saved: "Saved",
};
