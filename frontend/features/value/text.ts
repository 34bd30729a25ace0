import { valueMessages } from "@/features/value/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const valueText = liveText(valueMessages);
