import { settingsMessages } from "@/features/settings/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const settingsText = liveText(settingsMessages);
