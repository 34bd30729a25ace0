import { proposalMessages } from "@/features/models/proposal-messages";
import { liveText } from "@/lib/live-text";

/** The texts of promotions and proposals in the language of the page. */
export const proposalText = liveText(proposalMessages);
