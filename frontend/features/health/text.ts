import { healthMessages } from "@/features/health/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const healthText = liveText(healthMessages);
