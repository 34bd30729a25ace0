import { effectMessages } from "@/features/effect/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const effectText = liveText(effectMessages);
