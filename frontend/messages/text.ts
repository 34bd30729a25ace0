import { liveText } from "@/lib/live-text";
import { allMessages } from "@/messages/all";

/** Every text that is not a feature's own, in the language of the page. */
export const messages = liveText(allMessages);
