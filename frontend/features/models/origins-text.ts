import { originsMessages } from "@/features/models/origins-messages";
import { liveText } from "@/lib/live-text";

/** What the pages say of rolling origins, in the language of the page. */
export const originsText = liveText(originsMessages);
