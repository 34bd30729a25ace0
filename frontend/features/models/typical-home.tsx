"use client";

import { useQuery } from "@tanstack/react-query";

import { Card } from "@/components/ui/card";
import { Estimate, estimated } from "@/components/ui/estimate";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Comparables } from "@/features/comparables/comparables";
import { schemaQuery, typicalHomeQuery } from "@/features/models/queries";
import { labelsOf } from "@/features/comparables/home";
import { modelText } from "@/features/models/text";
import type { ModelRead, ModelSchemaRead, PredictResponse, ValuationRead } from "@/lib/api/generated";

const text = modelText.typical;

/** Which sales a model finds comparable, shown for the home in the middle of its sales. */
export function TypicalHome({ model }: { model: ModelRead }) {
  const schema = useQuery(schemaQuery(model.id));
  const answer = useQuery(typicalHomeQuery(model.id, schema.data?.reference));
  const failed = schema.isError ? schema : answer.isError ? answer : null;
  if (schema.data && answer.data?.explanation) return <Loaded model={model} schema={schema.data} answer={answer.data} />;
  return (
    <Card title={text.title}>
      {failed ? <ProblemPanel error={failed.error} title={text.failed} onRetry={() => void failed.refetch()} /> : <SkeletonLines lines={6} />}
    </Card>
  );
}

type LoadedProps = { model: ModelRead; schema: ModelSchemaRead; answer: PredictResponse };

function Loaded({ model, schema, answer }: LoadedProps) {
  const explained = {
    value: answer.value,
    dataset: model.dataset,
    inputs: schema.reference as ValuationRead["inputs"],
    comparables: answer.explanation?.comparables ?? [],
    comparables_range: answer.explanation?.comparables_range,
  };
  return (
    <Comparables valuation={explained} labels={labelsOf(schema.fields)} title={text.title}>
      {text.lead} <Estimate of={estimated(answer, answer.currency)} />
    </Comparables>
  );
}
