import { peopleMessages } from "@/features/account/shell-messages";
import { liveText } from "@/lib/live-text";

/** The texts about people that stand on every page, in the language of the page. */
export const peopleText = liveText(peopleMessages);
