import { comparablesMessages } from "@/features/comparables/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const comparablesText = liveText(comparablesMessages);
