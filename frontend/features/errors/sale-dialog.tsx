"use client";

import { useQuery } from "@tanstack/react-query";

import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { Estimate, estimated, type Estimated } from "@/components/ui/estimate";
import { type Fact, Facts } from "@/components/ui/facts";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Comparables } from "@/features/comparables/comparables";
import { labelsOf } from "@/features/comparables/home";
import { errorsText } from "@/features/errors/text";
import { homeOf, revaluedQuery, saleQuery } from "@/features/errors/queries";
import type { TestSale } from "@/features/errors/sales";
import { dayText } from "@/features/map/sales";
import { schemaQuery } from "@/features/models/queries";
import type { ModelRead, ModelSchemaRead, PredictResponse, ValuationRead } from "@/lib/api/generated";
import { date, money } from "@/lib/format";
import { estimatesText } from "@/messages/estimates-text";

const text = errorsText.sale;

type SaleDialogProps = { model: ModelRead; sale: TestSale; onClose: () => void };

/** One test sale: its known price beside the value, and the sales that the model finds comparable. */
export function SaleDialog({ model, sale, onClose }: SaleDialogProps) {
  const { id, currency } = model.dataset;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={text.title(money(sale.price, currency))} description={text.known} className="max-w-4xl!">
      <div className="flex flex-col gap-4">
        <Facts facts={factsOf(sale, currency)} />
        <TextLink href={`/data/${encodeURIComponent(id)}/rows?offset=${sale.sale}`}>{text.rows}</TextLink>
        <Compared model={model} sale={sale} />
      </div>
    </Dialog>
  );
}

function factsOf(sale: TestSale, currency: string): Fact[] {
  const { price, error, day, area } = sale;
  const of = testedValue(sale, currency);
  return [
    { label: text.price, value: money(price, currency) },
    { label: text.value, value: <Estimate of={of} part="value" /> },
    { label: text.range, value: <Estimate of={of} part="range" /> },
    { label: text.sure, value: <Estimate of={of} part="confidence" /> },
    { label: text.error, value: errorsText.error(error) },
    ...(day === null ? [] : [{ label: text.sold, value: date(dayText(day)) }]),
    ...(area === null ? [] : [{ label: text.area, value: area }]),
  ];
}

function Compared({ model, sale }: { model: ModelRead; sale: TestSale }) {
  const schema = useQuery(schemaQuery(model.id));
  const cells = useQuery(saleQuery(model.dataset.id, sale.sale));
  const answer = useQuery(revaluedQuery(model.id, schema.data, cells.data, sale.day === null ? null : dayText(sale.day)));
  const failed = [schema, cells, answer].find(({ isError }) => isError);
  if (failed) return <ProblemPanel error={failed.error} title={text.failed} onRetry={() => void failed.refetch()} />;
  if (!schema.data || !cells.data || !answer.data) return <SkeletonLines lines={6} />;
  return <Found model={model} schema={schema.data} inputs={homeOf(schema.data, cells.data) as ValuationRead["inputs"]} answer={answer.data} />;
}

/** What the model said in the blind test, which grades no single value. */
export const testedValue = ({ value, low, high }: TestSale, currency: string): Estimated => ({ value, currency, range: { low, high }, confidence: estimatesText.notGraded });

type FoundProps = { model: ModelRead; schema: ModelSchemaRead; inputs: ValuationRead["inputs"]; answer: PredictResponse };

function Found({ model, schema, inputs, answer }: FoundProps) {
  if (!answer.explanation) return <Alert tone="info">{text.refused}</Alert>;
  const explained = { value: answer.value, dataset: model.dataset, inputs, comparables: answer.explanation.comparables ?? [], comparables_range: answer.explanation.comparables_range };
  return (
    <Comparables valuation={explained} labels={labelsOf(schema.fields)} title={text.comparables}>
      {text.nowLead} <Estimate of={estimated(answer, answer.currency)} />
    </Comparables>
  );
}
