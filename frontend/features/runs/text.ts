import { runPageMessages } from "@/features/runs/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const runText = liveText(runPageMessages);
