import { catalogue } from "@/lib/catalogue";
import { english } from "@/messages/en";

export type RunsText = typeof english.runs;

/** What every page says of a run, in each language. The message of a run's progress comes from the server, in English. */
export const runsMessages = catalogue<RunsText>(english.runs, { es: () => import("./runs.es"), fr: () => import("./runs.fr") });
