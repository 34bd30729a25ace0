"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { useStale } from "@/features/live/stale-banner";
import { modelLabel } from "@/features/models/groups";
import { useModels } from "@/features/models/queries";
import { versionText } from "@/features/versions/text";
import { useMeasure } from "@/features/versions/queries";
import type { DatasetRead, ModelRead } from "@/lib/api/generated";

const text = versionText.measure;

/** Measures a model of any version on the sales of this one. */
export function Measure({ dataset, versions }: { dataset: string; versions: DatasetRead[] }) {
  const [wanted, setWanted] = useState<string | null>(null);
  const ids = new Set(versions.map(({ id }) => id));
  const models = (useModels().data ?? []).filter((model) => ids.has(model.dataset.id)).toSorted(championsFirst);
  const chosen = wanted ?? models[0]?.id ?? null;
  const measure = useMeasure(dataset);
  const router = useRouter();
  const stale = useStale();
  const start = (model: string) => measure.mutate(model, { onSuccess: (run) => router.push(`/runs/${run.id}`) });
  return (
    <section className="grid content-start gap-3">
      <h3 className="font-semibold">{text.title}</h3>
      {models.length === 0 && (
        <p className="text-muted">
          {text.none} <TextLink href={`/train?ds=${encodeURIComponent(dataset)}`}>{text.train}</TextLink>
        </p>
      )}
      {models.length > 0 && (
        <>
          <Field label={text.label} help={text.help}>
            {(props) => <Select {...props} value={chosen} placeholder={text.choose} onChange={setWanted} options={models.map((model) => ({ value: model.id, label: optionLabel(model) }))} />}
          </Field>
          <div>
            <Button size="sm" busy={measure.isPending} disabled={stale || chosen === null} onClick={() => chosen && start(chosen)}>
              {text.submit}
            </Button>
          </div>
        </>
      )}
      {measure.error && <ProblemPanel error={measure.error} title={text.failed} />}
    </section>
  );
}

const championsFirst = (one: ModelRead, other: ModelRead): number => Number(other.status === "champion") - Number(one.status === "champion");

const optionLabel = (model: ModelRead): string => (model.status === "champion" ? `${modelLabel(model)} (${text.champion})` : modelLabel(model));
