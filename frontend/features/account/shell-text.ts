import { peopleMessages } from "@/features/account/shell-messages";
import { liveText } from "@/lib/live-text";

/** These texts in the language of the page. */
export const peopleText = liveText(peopleMessages);
