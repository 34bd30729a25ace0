"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Estimate, estimated } from "@/components/ui/estimate";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { comparablesText } from "@/features/comparables/text";
import { homesText } from "@/features/homes/text";
import { useScenario } from "@/features/homes/queries";
import { changesOf, scenarioFields } from "@/features/homes/scenario";
import type { FieldRead, ModelSchemaRead, ScenarioValue, ValuationRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";
import { sentenceCase, signedMoney, unitBeside } from "@/lib/format";
import { useDebounced } from "@/lib/use-debounced";

const text = homesText.whatIf;
const WAIT_MS = 200;

type WhatIfProps = { valuation: ValuationRead; schema: ModelSchemaRead };

/** What the model would say of the home with other characteristics; marked as a scenario, and kept nowhere. */
export function WhatIf({ valuation, schema }: WhatIfProps) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const fields = scenarioFields(schema.fields, valuation.inputs);
  const settled = useDebounced(typed, WAIT_MS);
  const { changes, errors } = changesOf(fields, settled, valuation.inputs);
  const changed = Object.keys(changes).length > 0;
  const body = { model: valuation.model_id, features: valuation.inputs, as_of: valuation.as_of, changes };
  const scenario = useScenario(body, changed);
  return (
    <Card title={text.title} className="no-print" actions={changed && <Button size="sm" onClick={() => setTyped({})}>{text.reset}</Button>}>
      <p className="mb-3 text-sm text-muted">{text.lead}</p>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[2fr_3fr]">
        <div className="grid content-start gap-x-4 gap-y-3 sm:grid-cols-2">
          {fields.map((field) => (
            <ScenarioField key={field.name} field={field} now={valuation.inputs[field.name]} typed={typed[field.name]} error={errors[field.name]} onType={(entry) => setTyped((known) => ({ ...known, [field.name]: entry }))} />
          ))}
        </div>
        <div aria-live="polite" aria-busy={scenario.isFetching} className="flex flex-col gap-2">
          {!changed && <p className="text-muted">{text.change}</p>}
          {changed && scenario.isError && <ProblemPanel error={scenario.error} title={text.failed} places={false} />}
          {changed && scenario.isPending && !scenario.isError && <p className="text-muted">{text.busy}</p>}
          {changed && scenario.data && !scenario.isError && (
            <>
              <dl className="grid gap-3 sm:grid-cols-2">
                <Scenario name={text.before} value={scenario.data.before} currency={valuation.dataset.currency} />
                <Scenario name={text.after} value={scenario.data.after} currency={valuation.dataset.currency} />
              </dl>
              <p className="num">
                {text.difference}: <strong>{signedMoney(scenario.data.difference, valuation.dataset.currency)}</strong>
              </p>
              <p className={cn("text-sm", scenario.data.warning ? "text-warn" : "text-muted")}>{scenario.data.warning ?? text.support(scenario.data.similar_sales)}</p>
            </>
          )}
        </div>
      </div>
    </Card>
  );
}

function Scenario({ name, value, currency }: { name: string; value: ScenarioValue; currency: string }) {
  const of = estimated(value, currency);
  return (
    <div data-estimate-scope className="rounded-md border border-line p-3">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="num text-xl font-semibold">
        <Estimate of={of} part="value" />
      </dd>
      <dd className="num text-sm text-muted">
        <Estimate of={of} part="range" />
      </dd>
      <dd className="text-sm text-muted">
        <Estimate of={of} part="confidence" />
      </dd>
    </div>
  );
}

type ScenarioFieldProps = { field: FieldRead; now: unknown; typed: string | undefined; error: string | undefined; onType: (entry: string) => void };

function ScenarioField({ field, now, typed, error, onType }: ScenarioFieldProps) {
  const value = typed ?? (now === null || now === undefined ? "" : String(now));
  const options = field.kind === "boolean" ? ["true", "false"] : (field.choices ?? []);
  return (
    <Field label={field.label} unit={unitBeside(field.label, field.unit)} error={error}>
      {(control) =>
        field.kind === "boolean" || field.kind === "choice" ? (
          <select {...control} value={value} onChange={(event) => onType(event.target.value)} className="h-9 w-full min-w-0 rounded-md border border-muted bg-card px-2.5 text-ink">
            {!options.includes(value) && <option value={value}>{value}</option>}
            {options.map((option) => (
              <option key={option} value={option}>
                {field.kind === "boolean" ? sentenceCase(option === "true" ? comparablesText.yes : comparablesText.no) : option}
              </option>
            ))}
          </select>
        ) : (
          <Input {...control} inputMode="decimal" autoComplete="off" value={value} onChange={(event) => onType(event.target.value)} className="num" />
        )
      }
    </Field>
  );
}
