import { Badge } from "@/components/ui/badge";
import { messages } from "@/messages/text";

/** Marks made-up data wherever it is shown. */
export function Sample() {
  return <Badge tone="warn">{messages.common.sample}</Badge>;
}
