import { importMessages } from "@/features/importing/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const importText = liveText(importMessages);

/** What users call the roles of columns. */
export const ROLE_NAMES = importText.roles;
