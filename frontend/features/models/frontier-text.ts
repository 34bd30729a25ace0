import { frontierMessages } from "@/features/models/frontier-messages";
import { liveText } from "@/lib/live-text";

/** The texts of the picture of error against equity, in the language of the page. */
export const frontierText = liveText(frontierMessages);
