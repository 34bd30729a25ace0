import { basicsMessages } from "@/features/models/basics-messages";
import { liveText } from "@/lib/live-text";

/** The texts that every page with a model needs, in the language of the page. */
export const basicsText = liveText(basicsMessages);
