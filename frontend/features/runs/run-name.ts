import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/lib/families";
import { messages } from "@/messages/en";

export const runName = (run: Pick<RunRead, "model_type" | "dataset">): string =>
  messages.runs.name(familyName(run.model_type), run.dataset.title);
