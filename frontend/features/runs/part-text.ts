import { runPartMessages } from "@/features/runs/part-messages";
import { liveText } from "@/lib/live-text";

/** The texts of a run as it stands in lists, in the language of the page. */
export const runPartText = liveText(runPartMessages);
