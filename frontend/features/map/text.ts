import { mapMessages } from "@/features/map/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const mapText = liveText(mapMessages);
