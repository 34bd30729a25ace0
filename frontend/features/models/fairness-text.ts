import { fairnessMessages } from "@/features/models/fairness-messages";
import { liveText } from "@/lib/live-text";

/** The texts of the fairness check, in the language of the page. */
export const fairnessText = liveText(fairnessMessages);
