"use client";

import { useQuery } from "@tanstack/react-query";
import { House } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useStale } from "@/features/live/stale-banner";
import { schemaQuery, useModels } from "@/features/models/queries";
import { HomeForm, type HomeInput } from "@/features/value/home-form";
import { ModelChoice } from "@/features/value/model-choice";
import { useValueHome } from "@/features/value/queries";
import { RecentValuations } from "@/features/value/recent-valuations";
import { refusedFields } from "@/features/value/refused";
import { useChosenModel } from "@/features/value/use-chosen-model";
import type { ModelRead, ValuationRead } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";
import { messages } from "@/messages/en";

/** The charts of the result come after the form: filling it in does not wait for them. */
const ValuationResult = dynamic(() => import("@/features/value/valuation-result").then((module) => module.ValuationResult), {
  ssr: false,
  loading: () => <SkeletonLines lines={8} />,
});

/** One home: the form and its result side by side. */
export function ValuePage() {
  const models = useModels();
  return (
    <>
      <PageHeader title="Value a home" lead="The form asks what the model knows. Every value comes with its range, the sales behind it and the reasons in money." />
      {models.isError && !models.data && <ProblemPanel error={models.error} title="The models could not be loaded" onRetry={() => void models.refetch()} />}
      {models.isPending && <SkeletonLines lines={8} />}
      {models.data?.length === 0 && <NoModel />}
      {models.data && models.data.length > 0 && <Valuing models={models.data} />}
      <div className="mt-4">
        <RecentValuations />
      </div>
    </>
  );
}

function NoModel() {
  return (
    <Empty
      title="No model is trained yet"
      icon={<House aria-hidden="true" />}
      action={
        <LinkButton look="primary" href="/train">
          Train a model
        </LinkButton>
      }
    >
      A home can be valued as soon as one model is trained; on the sample data that takes a few seconds.
    </Empty>
  );
}

function Valuing({ models }: { models: ModelRead[] }) {
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
  const reject = () => {
    setInvalid(true);
    value.reset();
  };
  return (
    <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(22rem,1fr)_2fr]">
      <Card title="The home" className="no-print">
        <div className="flex flex-col gap-4">
          <ModelChoice choice={choice} />
          {schema.isError && <ProblemPanel error={schema.error} title="The form could not be loaded" onRetry={() => void schema.refetch()} />}
          {choice.model && schema.isPending && <SkeletonLines lines={6} />}
          {schema.data && choice.model && (
            <HomeForm
              key={choice.model.dataset.id}
              schema={schema.data}
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
  );
}

/** The server's sentence has the reasons, the form marks the fields: neither is said again. */
function Refusal({ error }: { error: unknown }) {
  return <ProblemPanel error={error} title="The home could not be valued" hint={messages.value.hints[problemOf(error).code]} places={false} />;
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
        <p className="py-10 text-center text-muted">{busy ? "Valuing the home…" : "The value appears here."}</p>
      </Card>
    );
  }
  return (
    <section aria-labelledby="result" aria-busy={busy} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="result" ref={heading} tabIndex={-1} className="scroll-mt-16 text-lg outline-none">
          Result
        </h2>
        <TextLink href={`/value/${made.id}`}>Permanent page of this valuation</TextLink>
      </div>
      {earlier && <Alert tone="warn" title={messages.value.earlier} />}
      <ValuationResult valuation={made} />
    </section>
  );
}
