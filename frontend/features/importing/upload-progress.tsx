import { Progress } from "@/components/ui/progress";
import { importText } from "@/features/importing/text";
import type { Sent } from "@/lib/api/upload";
import { bytes } from "@/lib/format";

const text = importText.sent;

/** How much of the table has been sent; nothing once all of it has. */
export function UploadProgress({ sent }: { sent: Sent | null }) {
  if (sent === null || sent.bytes >= sent.total) return null;
  const said = text.text(bytes(sent.bytes), bytes(sent.total));
  return (
    <div className="max-w-md">
      <Progress value={(100 * sent.bytes) / sent.total} label={text.label} valueText={said} />
      <p className="num mt-1 text-sm text-muted">{said}</p>
    </div>
  );
}
