import { qualityMessages } from "@/features/quality/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const qualityText = liveText(qualityMessages);
