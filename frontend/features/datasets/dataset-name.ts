import type { DatasetRead } from "@/lib/api/generated";
import { datasetText } from "@/features/datasets/text";

/** The title of a data set, with its version where there is more than one. */
export const datasetName = ({ title, version }: Pick<DatasetRead, "title" | "version">): string => ((version ?? 1) > 1 ? datasetText.versionOf(title, version ?? 1) : title);
