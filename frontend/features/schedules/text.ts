import { schedulesMessages } from "@/features/schedules/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const schedulesText = liveText(schedulesMessages);
