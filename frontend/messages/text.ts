import { liveText } from "@/lib/live-text";
import { allMessages } from "@/messages/all";
import { glossaryMessages } from "@/messages/glossary";
import { pageMessages } from "@/messages/pages";

/** Every text that is not a feature's own, in the language of the page. */
export const messages = liveText(allMessages);

export const pageText = liveText(pageMessages);

/** The words of the field with their definitions, in the language of the page. */
export const glossary = liveText(glossaryMessages);
