import { batchMessages } from "@/features/batch/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const batchText = liveText(batchMessages);
