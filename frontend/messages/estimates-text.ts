import { liveText } from "@/lib/live-text";
import { estimatesMessages } from "@/messages/estimates";

/** What stands with every estimate, in the language of the page. */
export const estimatesText = liveText(estimatesMessages);
