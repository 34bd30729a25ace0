import { datasetMessages } from "@/features/datasets/messages";
import { liveText } from "@/lib/live-text";

/** The texts of the feature in the language of the page. */
export const datasetText = liveText(datasetMessages);
