import { liveText } from "@/lib/live-text";
import { pageMessages } from "@/messages/pages";

/** Titles and leads of pages that have no feature of their own, in the language of the page. */
export const pageText = liveText(pageMessages);
