import { Badge } from "@/components/ui/badge";
import type { ModelRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

const TONE = { champion: "success", candidate: "neutral", archived: "neutral" } as const;

/** An archived model was the champion until another took its place; it can still do all that a candidate can. */
export function StatusBadge({ status }: { status: ModelRead["status"] }) {
  return <Badge tone={TONE[status]}>{messages.models.status[status]}</Badge>;
}
