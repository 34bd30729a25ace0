import { liveText } from "@/lib/live-text";
import { groupsMessages } from "@/messages/groups";

const text = liveText(groupsMessages);

/** What a group of features is called in the language of the page. */
export const groupName = (name: string): string => text.names[name] ?? name;
