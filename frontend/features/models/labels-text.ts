import { labelsMessages } from "@/features/models/labels-messages";
import { liveText } from "@/lib/live-text";

/** The texts of tags, notes, aliases and archived models, in the language of the page. */
export const labelsText = liveText(labelsMessages);
