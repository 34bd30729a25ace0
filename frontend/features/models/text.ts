import { modelMessages } from "@/features/models/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const modelText = liveText(modelMessages);
