import { modelText } from "@/features/models/text";
import type { BatchItem } from "@/lib/api/generated";
import { familyName } from "@/messages/family-names";

/** The model of a batch as every page names it; the server's name for it ends with its version. */
export function modelOf({ model_name: name, run }: Pick<BatchItem, "model_name" | "run">): string {
  const version = /v\d+$/.exec(name)?.[0] ?? "";
  return modelText.on(`${familyName(run.model_type)} ${version}`.trim(), run.dataset.title);
}
