import { catalogue } from "@/lib/catalogue";
import { english, type Messages } from "@/messages/en";

/** Every text that is not a feature's own, in each language. */
export const allMessages = catalogue<Messages>(english, { es: () => import("./es"), fr: () => import("./fr") });
