import { notificationsMessages } from "@/features/notifications/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const notificationsText = liveText(notificationsMessages);
