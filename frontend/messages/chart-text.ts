import { liveText } from "@/lib/live-text";
import { chartMessages } from "@/messages/charts";

/** What charts say of themselves, in the language of the page. */
export const chartText = liveText(chartMessages);
