import { trainingMessages } from "@/features/training/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const trainingText = liveText(trainingMessages);
