"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";

import { BandLine } from "@/components/charts/band-line";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ChartLines } from "@/components/ui/skeleton";
import { curveOf, hasCurve } from "@/features/models/dependence-curve";
import { driversText } from "@/features/models/drivers-text";
import { useDependence } from "@/features/models/drivers-queries";
import { NotShown } from "@/features/models/not-shown";
import { schemaQuery } from "@/features/models/queries";
import type { DependenceRead, ModelRead } from "@/lib/api/generated";

const text = driversText.dependence;

/** How the values of the model change with one feature, in money; the feature stands in the address. */
export function Dependence({ model }: { model: ModelRead }) {
  const schema = useQuery(schemaQuery(model.id));
  const fields = (schema.data?.fields ?? []).filter(hasCurve);
  const [asked, setAsked] = useQueryState("feature", parseAsString);
  const feature = fields.find(({ name }) => name === asked)?.name ?? fields[0]?.name ?? null;
  const found = useDependence(model.id, feature);
  const failed = schema.isError ? schema : found.isError ? found : null;
  return (
    <Card title={text.title} className="lg:col-span-2">
      <p className="mb-3 max-w-prose">{text.lead}</p>
      {feature !== null && (
        <Field label={text.feature} className="no-print mb-4 max-w-xs">
          {(control) => (
            <Select {...control} value={feature} onChange={(name) => void setAsked(name)} options={fields.map(({ name, label }) => ({ value: name, label }))} />
          )}
        </Field>
      )}
      {failed && <NotShown error={failed.error} failed={text.failed} dataset={model.dataset.id} onRetry={() => void failed.refetch()} />}
      {!failed && !found.data && (
        <div role="status">
          <p className="text-muted">{text.waiting}</p>
          <ChartLines />
        </div>
      )}
      {found.data && !failed && <Curve found={found.data} />}
    </Card>
  );
}

function Curve({ found }: { found: DependenceRead }) {
  const { title, summary, rows, format, table, isNumeric, leftOut } = curveOf(found);
  return (
    <>
      {isNumeric ? (
        <BandLine
          title={title}
          summary={summary}
          points={rows.map(({ label, short, at, value, low, high }) => ({ label, short, value, low, high, ...(at === null ? {} : { at }) }))}
          table={table}
          format={format}
          reference={0}
          range={text.range}
          file="dependence"
          level={3}
        />
      ) : (
        <IntervalPlot
          title={title}
          summary={summary}
          rows={rows.map(({ label, value, low, high }) => ({ id: label, label, family: "", value, low, high }))}
          subject={found.curve.label}
          unit={text.change(found.currency)}
          range={text.range}
          format={format}
          reference={{ value: 0, label: rows.find(({ isReference }) => isReference)?.label ?? "" }}
          file="dependence"
          level={3}
        />
      )}
      <p className="mt-2 text-xs text-muted">
        {text.shade} {text.caution} {leftOut.length > 0 && text.leftOut(leftOut)}
      </p>
    </>
  );
}
