"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useEffect, useRef, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useStale } from "@/features/live/stale-banner";
import { schemaQuery, useModels } from "@/features/models/queries";
import { HomeForm, type HomeInput } from "@/features/value/home-form";
import { valueText as text } from "@/features/value/text";
import { ModelChoice } from "@/features/value/model-choice";
import { useValueHome } from "@/features/value/queries";
import { RecentValuations } from "@/features/value/recent-valuations";
import { refusedFields } from "@/features/value/refused";
import { useChosenModel } from "@/features/value/use-chosen-model";
import { useExample } from "@/features/value/use-example";
import type { ModelRead, ValuationRead } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";
import type { Tiles } from "@/lib/map-tiles";
import { messages } from "@/messages/text";

/** The charts of the result come after the form: filling it in does not wait for them. */
const ValuationResult = dynamic(() => import("@/features/value/valuation-result").then((module) => module.ValuationResult), {
  ssr: false,
  loading: () => <SkeletonLines lines={8} />,
});

/** Trainings are shown only where a first model is missing. */
const NoModel = dynamic(() => import("@/features/value/no-model").then((module) => module.NoModel), { ssr: false, loading: () => <SkeletonLines lines={8} /> });
const AwaitedTraining = dynamic(() => import("@/features/value/awaited-training").then((module) => module.AwaitedTraining), { ssr: false, loading: () => <SkeletonLines lines={8} /> });

/** One home: the form and its result side by side, or the training that they wait for. */
export function ValuePage({ tiles = null }: { tiles?: Tiles | null }) {
  const [{ run }, setAddress] = useQueryStates({ run: parseAsString, model: parseAsString });
  const [awaited, setAwaited] = useState<string | null>(null);
  const onModel = useCallback(
    (model: string) => {
      setAwaited(model);
      void setAddress({ run: null, model });
    },
    [setAddress],
  );
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      {run === null ? (
        <Models awaited={awaited} tiles={tiles} />
      ) : (
        <>
          <AwaitedTraining id={run} onModel={onModel} />
          <Recent />
        </>
      )}
    </>
  );
}

/** Comes when what stands above it has its height, which would push it down otherwise. */
const Recent = () => (
  <div className="mt-4">
    <RecentValuations />
  </div>
);

type Props = { awaited: string | null; tiles: Tiles | null };

function Models({ awaited, tiles }: Props) {
  const models = useModels();
  if (models.isPending) return <SkeletonLines lines={8} />;
  if (models.data && models.data.length > 0) return <Valuing models={models.data} awaited={awaited} tiles={tiles} />;
  return (
    <>
      {models.data ? <NoModel /> : <ProblemPanel error={models.error} title={text.modelsFailed} onRetry={() => void models.refetch()} />}
      <Recent />
    </>
  );
}

/** With an awaited model, its example home is valued at once. */
function Valuing({ models, awaited, tiles }: Props & { models: ModelRead[] }) {
  const choice = useChosenModel(models);
  const value = useValueHome();
  const schema = useQuery(schemaQuery(choice.model?.id ?? null));
  const stale = useStale();
  const [made, setMade] = useState<ValuationRead | null>(null);
  const [invalid, setInvalid] = useState(false);
  const submit = (home: HomeInput, model: string) => {
    setInvalid(false);
    value.mutate({ ...home, model }, { onSuccess: setMade });
  };
  const isAwaited = awaited !== null && choice.model?.id === awaited;
  useExample(isAwaited, schema.data, submit);
  const reject = () => {
    setInvalid(true);
    value.reset();
  };
  return (
    <>
      <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(22rem,1fr)_2fr]">
        <Card title={text.home} className="no-print">
          <div className="flex flex-col gap-4">
            <ModelChoice choice={choice} />
            {isAwaited && <Alert title={text.exampleFilled} />}
            {schema.isError && <ProblemPanel error={schema.error} title={text.formFailed} onRetry={() => void schema.refetch()} />}
            {choice.model && schema.isPending && <SkeletonLines lines={6} />}
            {schema.data && choice.model && (
              <HomeForm
                key={choice.model.dataset.id}
                schema={schema.data}
                dataset={choice.model.dataset.id}
                tiles={tiles}
                filled={isAwaited}
                busy={value.isPending}
                blocked={stale ? messages.connection.writeBlocked : undefined}
                refused={refusedFields(value.error, schema.data.fields)}
                onSubmit={(home) => submit(home, schema.data.model_id)}
                onInvalid={reject}
              />
            )}
            {value.isError && <Refusal error={value.error} />}
          </div>
        </Card>
        <Result made={made} busy={value.isPending} earlier={invalid || value.isError} />
      </div>
      {!(choice.model && schema.isPending) && <Recent />}
    </>
  );
}

/** The server's sentence has the reasons, the form marks the fields: neither is said again. */
function Refusal({ error }: { error: unknown }) {
  return <ProblemPanel error={error} title={text.failed} hint={text.hints[problemOf(error).code]} places={false} />;
}

type ResultProps = { made: ValuationRead | null; busy: boolean; earlier: boolean };

/** The newest answer; it stays while the next one is on its way, and says so where there was none. */
function Result({ made, busy, earlier }: ResultProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = made?.id;
  useEffect(() => {
    if (!id) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [id]);
  if (!made) {
    return (
      <Card>
        <p className="py-10 text-center text-muted">{busy ? text.busy : text.nothingYet}</p>
      </Card>
    );
  }
  return (
    <section aria-labelledby="result" aria-busy={busy} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="result" ref={heading} tabIndex={-1} className="scroll-mt-16 text-lg outline-none">
          {text.result}
        </h2>
        <TextLink href={`/value/${made.id}`}>{text.permanent}</TextLink>
      </div>
      {earlier && <Alert tone="warn" title={text.earlier} />}
      <ValuationResult valuation={made} />
    </section>
  );
}
