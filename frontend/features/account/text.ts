import { accountMessages } from "@/features/account/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const accountText = liveText(accountMessages);
