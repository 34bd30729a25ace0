import { catalogue } from "@/lib/catalogue";
import { messages } from "@/messages/en";

const { shell, theme, tray } = messages;
const shellText = { ...shell, theme, tray };

export type ShellText = typeof shellText;

/** What stands around every page, in each language. */
export const shellMessages = catalogue<ShellText>(shellText, { es: () => import("./shell.es"), fr: () => import("./shell.fr") });
