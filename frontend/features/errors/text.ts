import { errorsMessages } from "@/features/errors/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const errorsText = liveText(errorsMessages);
