import { Badge } from "@/components/ui/badge";
import type { ModelRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

const TONE = { champion: "success", candidate: "neutral", former: "neutral", archived: "neutral" } as const;

/** A former champion can still do all that a candidate can; an archived model was put away by hand. */
export function StatusBadge({ status }: { status: ModelRead["status"] }) {
  return <Badge tone={TONE[status]}>{messages.models.status[status]}</Badge>;
}
