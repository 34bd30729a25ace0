import { helpMessages } from "@/features/help/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const helpText = liveText(helpMessages);
