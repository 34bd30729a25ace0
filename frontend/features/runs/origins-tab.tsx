import { Card } from "@/components/ui/card";
import { OriginsFigures } from "@/features/models/origins-figures";
import { originsText } from "@/features/models/origins-text";
import type { RunRead } from "@/lib/api/generated";

/** The figures of a run that trains a model's method anew at earlier days. */
export function OriginsTab({ run }: { run: RunRead }) {
  return <Card title={originsText.title}>{run.origins ? <OriginsFigures figures={run.origins} /> : <p className="text-muted">{originsText.none}</p>}</Card>;
}
