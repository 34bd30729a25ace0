import { evidenceMessages } from "@/features/models/evidence-messages";
import { liveText } from "@/lib/live-text";

/** The texts of the evidence pack, in the language of the page. */
export const evidenceText = liveText(evidenceMessages);
