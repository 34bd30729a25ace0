import { placesMessages } from "@/features/places/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const placesText = liveText(placesMessages);
