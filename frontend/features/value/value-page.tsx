"use client";

import { useQuery } from "@tanstack/react-query";
import { House } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";

import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useStale } from "@/features/live/stale-banner";
import { schemaQuery, useModels } from "@/features/models/queries";
import { HomeForm } from "@/features/value/home-form";
import { ModelChoice } from "@/features/value/model-choice";
import { useValueHome } from "@/features/value/queries";
import { RecentValuations } from "@/features/value/recent-valuations";
import { refusedFields } from "@/features/value/refused";
import { useChosenModel } from "@/features/value/use-chosen-model";
import type { ModelRead, ValuationRead } from "@/lib/api/generated";
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
  return (
    <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(22rem,5fr)_7fr]">
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
              onSubmit={(home) => value.mutate({ ...home, model: schema.data.model_id }, { onSuccess: setMade })}
            />
          )}
          {value.isError && <ProblemPanel error={value.error} title="The home could not be valued" />}
        </div>
      </Card>
      <Result made={made} busy={value.isPending} />
    </div>
  );
}

/** The newest answer; it stays while the next one is on its way. */
function Result({ made, busy }: { made: ValuationRead | null; busy: boolean }) {
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
      <ValuationResult valuation={made} />
    </section>
  );
}
