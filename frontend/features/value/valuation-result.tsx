"use client";

import { useQuery } from "@tanstack/react-query";

import { EstimateRange } from "@/components/charts/estimate-range";
import { ModelAgreement } from "@/components/charts/model-agreement";
import { Waterfall } from "@/components/charts/waterfall";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { bandAndReason, Estimate, estimated } from "@/components/ui/estimate";
import { ModelName } from "@/components/ui/model-mark";
import { Term } from "@/components/ui/term";
import { TextLink } from "@/components/ui/text-link";
import { modelLabel } from "@/features/models/groups";
import { schemaQuery } from "@/features/models/queries";
import { Comparables } from "@/features/comparables/comparables";
import { type Labels, labelsOf } from "@/features/comparables/home";
import { AreaIndex } from "@/features/homes/area-index";
import { History } from "@/features/homes/history";
import { HomeSales } from "@/features/homes/home-sales";
import { homesText } from "@/features/homes/text";
import { ShareLinks } from "@/features/homes/share-links";
import { WhatIf } from "@/features/homes/what-if";
import { Inputs } from "@/features/value/inputs";
import { valueText as text } from "@/features/value/text";
import { coverageNote, reasonText } from "@/features/value/words";
import type { Contribution, ValuationRead } from "@/lib/api/generated";
import { date, dateTime, estimate, money, signedMoney } from "@/lib/format";
import type { Tiles } from "@/lib/map-tiles";
import { estimatesText } from "@/messages/estimates-text";
import { groupName } from "@/messages/group-name";
import { messages } from "@/messages/text";

const TONES = { high: "success", medium: "neutral", low: "warn" } as const;

/** A valuation with everything that explains it. */
export function ValuationResult({ valuation, tiles = null, wide = false }: { valuation: ValuationRead; tiles?: Tiles | null; wide?: boolean }) {
  const schema = useQuery(schemaQuery(valuation.model_id));
  const labels = labelsOf(schema.data?.fields);
  const { currency } = valuation.dataset;
  const pair = wide ? "grid gap-4 xl:grid-cols-2" : "flex flex-col gap-4";
  return (
    <div className="flex flex-col gap-4" data-valuation>
      <Headline valuation={valuation} labels={labels} />
      {wide ? <HomeSales valuation={valuation} labels={labels} tiles={tiles} /> : <Comparables valuation={valuation} labels={labels} />}
      <div className={pair}>
        <Moved valuation={valuation} />
        <Card>
          <ModelAgreement level={2} currency={currency} rows={agreementRows(valuation)} />
          <p className="mt-2 text-xs text-muted">{text.answer.others}</p>
        </Card>
      </div>
      {wide && schema.data && <WhatIf valuation={valuation} schema={schema.data} />}
      {wide && schema.isError && (
        <Card title={homesText.whatIf.title}>
          <p className="text-muted">{homesText.whatIf.gone}</p>
        </Card>
      )}
      {wide && <History valuation={valuation} labels={labels} />}
      {wide && <AreaIndex valuation={valuation} labels={labels} />}
      <Inputs valuation={valuation} labels={labels} />
      {wide && <ShareLinks id={valuation.id} />}
    </div>
  );
}

function Headline({ valuation, labels }: { valuation: ValuationRead; labels: Labels }) {
  const { currency, is_sample: sample } = valuation.dataset;
  const of = estimated(valuation, currency);
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm text-muted">
        <span className="inline-flex flex-wrap items-center gap-2">
          <ModelName family={valuation.family}>{modelLabel({ family: valuation.family, version: valuation.model_version })}</ModelName>
          <span>{valuation.dataset.title}</span>
          {sample && <Badge tone="warn">{messages.common.sample}</Badge>}
        </span>
        <span title={dateTime(valuation.created_at)}>{valuation.as_of ? text.answer.asOf(date(valuation.as_of)) : dateTime(valuation.created_at)}</span>
      </div>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-x-6 gap-y-3">
        <Figure label={text.answer.value} title={text.answer.exactly(money(valuation.value, currency))}>
          <span data-testid="value">
            <Estimate of={of} part="value" />
          </span>
        </Figure>
        <div>
          <dt className="text-xs text-muted">
            <Term name="range_90">{text.answer.range}</Term>
          </dt>
          <dd data-testid="range" className="num text-xl font-semibold" title={text.answer.fromTo(money(valuation.low_90, currency), money(valuation.high_90, currency))}>
            <Estimate of={of} part="range" />
          </dd>
          {valuation.range_68 && (
            <dd className="num text-sm text-muted">
              {text.answer.inner(valuation.coverage_note.in_words_68, text.between(estimate(valuation.range_68.low, currency), estimate(valuation.range_68.high, currency)))}
            </dd>
          )}
        </div>
        <Confidence valuation={valuation} labels={labels} />
      </dl>
      <div className="mt-4">
        <EstimateRange level={2} value={valuation.value} low={valuation.low_90} high={valuation.high_90} family={valuation.family} currency={currency} inWords={valuation.coverage_note.in_words} sure={bandAndReason(valuation.confidence)} />
      </div>
      <p className="text-sm">{coverageNote(valuation)}</p>
      {valuation.located_by === "area" && <p className="text-sm text-warn">{homesText.located.area(valuation.reach_m)}</p>}
      {(valuation.notes ?? []).map((note) => (
        <p key={note} className="text-sm">
          {note}
        </p>
      ))}
      <p className="mt-1 text-sm text-muted">
        {sample && `${text.answer.sample} `}
        {text.answer.estimate} <TextLink href={`/models/${valuation.model_id}`}>{text.answer.howGood}</TextLink>
      </p>
    </Card>
  );
}

function Figure({ label, title, children }: { label: string; title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="num text-2xl font-semibold" title={title}>
        {children}
      </dd>
    </div>
  );
}

function Confidence({ valuation, labels }: { valuation: ValuationRead; labels: Labels }) {
  const { confidence, reason_codes: codes, dataset } = valuation;
  return (
    <div>
      <dt className="text-xs text-muted">{text.answer.sure}</dt>
      <dd className="flex items-center gap-2 text-lg font-semibold">
        {estimatesText.bands[confidence.band]} <Badge tone={TONES[confidence.band]}>{text.answer.score(confidence.score)}</Badge>
      </dd>
      <dd className="text-sm text-muted">
        <Estimate of={estimated(valuation, dataset.currency)} part="confidence">
          {confidence.reason}
        </Estimate>
      </dd>
      {codes.length > 0 && (
        <dd className="text-sm">
          <details>
            <summary className="text-muted">{text.answer.unusual(codes.length)}</summary>
            <ul className="list-disc pl-5">
              {codes.map((code) => (
                <li key={code}>{reasonText(code, labels)}</li>
              ))}
            </ul>
          </details>
        </dd>
      )}
    </div>
  );
}

function Moved({ valuation }: { valuation: ValuationRead }) {
  if (valuation.reference_value === null) return null;
  return (
    <Card>
      <Waterfall level={2} reference={valuation.reference_value} contributions={valuation.contributions} value={valuation.value} currency={valuation.dataset.currency} />
      {valuation.contributions.map((part) => (part.parts?.length ? <Opened key={part.feature} part={part} currency={valuation.dataset.currency} /> : null))}
      <p className="mt-2 text-xs text-muted">{text.answer.moved}</p>
    </Card>
  );
}

/** What the features of one group add; together they are the amount of the group. */
function Opened({ part, currency }: { part: Contribution; currency: string }) {
  return (
    <details className="text-sm">
      <summary>{text.answer.parts(groupName(part.feature), signedMoney(part.amount, currency))}</summary>
      <ul className="mt-1 divide-y divide-line pl-4">
        {part.parts?.map(({ feature, amount }) => (
          <li key={feature} className="flex justify-between gap-3 py-0.5">
            <span>{feature}</span>
            <span className="num whitespace-nowrap">{signedMoney(amount, currency)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function agreementRows({ by_model: models }: ValuationRead) {
  return models.map((one) => ({ id: one.model_id, label: modelLabel(one), family: one.family, value: one.value, low: one.low_90, high: one.high_90, fsd: one.fsd }));
}
