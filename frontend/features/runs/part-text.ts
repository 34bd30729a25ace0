import { runPartMessages } from "@/features/runs/part-messages";
import { liveText } from "@/lib/live-text";

/** These texts in the language of the page. */
export const runPartText = liveText(runPartMessages);
