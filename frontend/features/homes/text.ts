import { homesMessages } from "@/features/homes/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const homesText = liveText(homesMessages);
