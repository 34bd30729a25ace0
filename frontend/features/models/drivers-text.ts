import { driversMessages } from "@/features/models/drivers-messages";
import { liveText } from "@/lib/live-text";

/** The texts of what moves the values of a model, in the language of the page. */
export const driversText = liveText(driversMessages);
