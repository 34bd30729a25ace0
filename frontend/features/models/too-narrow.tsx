import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { isTooNarrow } from "@/features/models/doubts";
import { modelLabel } from "@/features/models/groups";
import type { ModelRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

/** Stands before the figures of models whose ranges held fewer prices than they are meant to; nothing where there are none. */
export function TooNarrow({ models, className }: { models: ModelRead[]; className?: string }) {
  const warnings = models.flatMap((model) => (model.warnings ?? []).filter(isTooNarrow).map((text) => ({ name: modelLabel(model), text })));
  if (warnings.length === 0) return null;
  return (
    <Alert tone="warn" title={messages.models.tooNarrow} className={className ?? ""}>
      {warnings.map(({ name, text }) => (
        <p key={name}>
          {name}: {text}
        </p>
      ))}
    </Alert>
  );
}

/** The same in two words, for a table. */
export function TooNarrowMark({ model }: { model: Pick<ModelRead, "ranges"> }) {
  return model.ranges.falls_short ? <Badge tone="warn">{messages.models.narrow}</Badge> : null;
}
