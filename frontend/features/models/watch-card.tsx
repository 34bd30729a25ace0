"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

import { BandLine } from "@/components/charts/band-line";
import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { TextLink } from "@/components/ui/text-link";
import { Permit } from "@/features/account/permit";
import { type MarketWatch as Watch, type ModelRead, type ModelWatch, recalibrateModel } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { dateTime, integer, isoDate, MISSING, percent } from "@/lib/format";
import { figuresText } from "@/messages/figures-text";

const text = figuresText.watch;
const PANELS = ["level", "coverage"] as const;

/** What a measurement on new sales says: a sentence, the evidence as it grew, and what to do. */
export function WatchCard({ found, model }: { found: ModelWatch; model: ModelRead }) {
  const { watch, at, run_id: run } = found;
  const moved = (watch?.alarms.length ?? 0) > 0;
  const badge = watch && <Badge tone={moved ? "danger" : "success"}>{moved ? text.alarm : text.quiet}</Badge>;
  return (
    <Card title={text.title} actions={badge} className="lg:col-span-2">
      <p className={moved ? "font-medium" : undefined}>{watch ? watch.sentence : text.none}</p>
      <p className="mb-3 text-sm text-muted">
        {watch && text.measured(integer(watch.n), dateTime(at))} <TextLink href={`/runs/${run}`}>{text.run}</TextLink>
      </p>
      {watch && <Evidence watch={watch} model={model} />}
      {moved && <Remedies watch={found} model={model} />}
    </Card>
  );
}

const share = (value: number | null | undefined) => percent(value, 0);

function Evidence({ watch, model }: { watch: Watch; model: ModelRead }) {
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        {PANELS.map((key) => (
          <BandLine
            key={key}
            title={text[key]}
            summary={text.summary(share(100 * (watch.points.at(-1)?.[key] ?? 0)))}
            points={watch.points.map((point) => ({
              label: point.day ? isoDate(point.day) : `${text.headers.sale} ${point.sale}`,
              short: point.day ? isoDate(point.day).slice(0, 7) : String(point.sale),
              value: 100 * point[key],
              low: null,
              high: null,
            }))}
            table={{
              columns: [{ header: text.headers.sale, numeric: true }, { header: text.headers.day }, { header: text.headers.evidence, numeric: true }],
              rows: watch.points.map((point) => [point.sale, point.day ? isoDate(point.day) : MISSING, 100 * point[key]]),
            }}
            format={share}
            reference={100}
            file={`${key}-${model.id}`}
            height={160}
          />
        ))}
      </div>
      <p className="mt-2 text-xs text-muted">{text.reads}</p>
    </>
  );
}

/** A retraining on the newest sales, or ranges that are learned again from the sales that raised the alarm. */
function Remedies({ watch, model }: { watch: ModelWatch; model: ModelRead }) {
  const router = useRouter();
  const make = useMutation({
    mutationFn: () => unwrap(recalibrateModel({ path: { model_id: model.id }, body: { dataset: watch.later_dataset_id } })),
    onSuccess: (run) => router.push(`/runs/${run.id}`),
  });
  return (
    <div className="no-print mt-3 grid gap-2">
      <Permit role="analyst">
        <div className="flex flex-wrap gap-2">
          <LinkButton look="primary" size="sm" href={`/train?ds=${watch.newest_dataset_id ?? watch.later_dataset_id}`}>
            {text.retrain}
          </LinkButton>
          <Button size="sm" busy={make.isPending} onClick={() => make.mutate()}>
            {text.ranges}
          </Button>
        </div>
      </Permit>
      {make.error && <ProblemPanel error={make.error} title={text.rangesFailed} />}
    </div>
  );
}
