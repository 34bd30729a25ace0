import { catalogue } from "@/lib/catalogue";
import { english } from "@/messages/en";

const { shell, theme, tray } = english;
const shellText = { ...shell, theme, tray };

export type ShellText = typeof shellText;

/** What stands around every page, in each language. */
export const shellMessages = catalogue<ShellText>(shellText, { es: () => import("./shell.es"), fr: () => import("./shell.fr") });
