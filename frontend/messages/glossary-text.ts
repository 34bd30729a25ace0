import { liveText } from "@/lib/live-text";
import { glossaryMessages } from "@/messages/glossary";

/** The words of the field with their definitions, in the language of the page. */
export const glossary = liveText(glossaryMessages);
