import { versionMessages } from "@/features/versions/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const versionText = liveText(versionMessages);
