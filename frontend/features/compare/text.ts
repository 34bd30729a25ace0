import { compareMessages } from "@/features/compare/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const compareText = liveText(compareMessages);
