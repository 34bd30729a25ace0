import { Badge } from "@/components/ui/badge";
import type { ModelRead } from "@/lib/api/generated";

const TEXT = { champion: "Champion", candidate: "Candidate", archived: "Deleted" } as const;
const TONE = { champion: "success", candidate: "neutral", archived: "warn" } as const;

export function StatusBadge({ status }: { status: ModelRead["status"] }) {
  return <Badge tone={TONE[status]}>{TEXT[status]}</Badge>;
}
