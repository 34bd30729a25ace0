"use client";

import { Card } from "@/components/ui/card";
import { ModelName } from "@/components/ui/model-mark";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Sample } from "@/components/ui/sample";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Term } from "@/components/ui/term";
import { TextLink } from "@/components/ui/text-link";
import { TooNarrowMark } from "@/features/models/too-narrow";
import { overviewMessages } from "@/features/overview/messages";
import { useNewestModels } from "@/features/overview/queries";
import { span } from "@/features/runs/scores";
import type { ModelRead } from "@/lib/api/generated";
import { percent, ratio, tenths } from "@/lib/format";
import { useText } from "@/lib/use-text";

export function Champions() {
  const text = useText(overviewMessages);
  const query = useNewestModels();
  const champions = (query.data?.items ?? []).filter((model) => model.status === "champion");
  return (
    <Card title={text.champions} actions={<TextLink href="/models">{text.all}</TextLink>}>
      {query.isPending && <SkeletonLines className="min-h-28" />}
      {query.error && !query.data && <ProblemPanel error={query.error} title={text.championsFailed} onRetry={() => void query.refetch()} />}
      {query.data && champions.length === 0 && <p className="text-muted">{text.championsEmpty}</p>}
      <ul className="divide-y divide-line">
        {champions.map((model) => (
          <Champion key={model.id} model={model} />
        ))}
      </ul>
    </Card>
  );
}

function Champion({ model }: { model: ModelRead }) {
  const text = useText(overviewMessages);
  const { test } = model;
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <TextLink href={`/models/${model.id}`} className="font-medium text-ink no-underline hover:underline">
          <ModelName family={model.family} />
        </TextLink>
        <span className="text-muted">{model.dataset.title}</span>
        {model.dataset.is_sample && <Sample />}
        <TooNarrowMark model={model} />
      </div>
      <p className="num mt-1">
        {text.champion(
          percent(test.mdape.value),
          span(test.mdape, tenths),
        )}{" "}
        · <Term name="r2" /> {ratio(test.r2.value)}
      </p>
      <p className="num text-sm text-muted">
        {text.tested(test.n)}
        {test.coverage_90 && ` · ${text.coverage(percent(test.coverage_90.value))}`} · {text.trainedAt(model.created_at)}
      </p>
    </li>
  );
}
