"use client";

import { Badge } from "@/components/ui/badge";
import type { ModelRead } from "@/lib/api/generated";

/** The aliases and tags of a model beside its name. */
export function LabelBadges({ model }: { model: ModelRead }) {
  return (
    <>
      {(model.aliases ?? []).map((alias) => (
        <Badge key={`@${alias}`} tone="success">
          @{alias}
        </Badge>
      ))}
      {(model.tags ?? []).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </>
  );
}
