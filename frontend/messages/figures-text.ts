import { liveText } from "@/lib/live-text";
import { figuresMessages } from "@/messages/figures";

/** What pages of models and comparisons say of figures, in the language of the page. */
export const figuresText = liveText(figuresMessages);
