import { rowsMessages } from "@/features/rows/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const rowsText = liveText(rowsMessages);
