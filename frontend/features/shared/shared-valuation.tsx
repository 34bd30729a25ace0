import { type ReactNode, useId } from "react";

import { type Language, sharedText, type SharedText } from "@/features/shared/messages";
import { Estimate, type Estimated } from "@/components/ui/estimate";
import type { FactRead, SharedValuationRead } from "@/lib/api/generated";
import { inLanguage, unitText } from "@/lib/format";

type Props = { shared: SharedValuationRead; language: Language };
type Write = ReturnType<typeof inLanguage>;

/** A value as its owner reads it: the figure, how sure it is, the facts, the reasons and the sales. */
export function SharedValuation({ shared, language }: Props) {
  const text = sharedText[language];
  const write = inLanguage(language, shared.currency);
  const of: Estimated = { value: shared.value, currency: shared.currency, range: { low: shared.low_90, high: shared.high_90 }, confidence: text.bandMeans[shared.confidence] };
  const held = shared.held_of_100 === null ? null : write.number(Math.round(shared.held_of_100));
  return (
    <article data-estimate-scope className="flex flex-col gap-6">
      <header>
        <h1 className="text-2xl">{text.title}</h1>
        {shared.label && <p className="text-xl">{shared.label}</p>}
        {shared.is_sample && <p className="text-warn">{text.sample}</p>}
      </header>
      <section className="rounded-lg border border-line bg-card p-4">
        <p>{text.value(write.date(shared.as_of ?? shared.created_at.slice(0, 10)))}</p>
        <p className="num text-3xl font-semibold" data-testid="shared-value">
          <Estimate of={of} part="value">
            {write.estimate(shared.value)}
          </Estimate>
        </p>
        <p className="font-medium">
          <Estimate of={of} part="range">
            {text.range(write.estimate(shared.low_90), write.estimate(shared.high_90))}
          </Estimate>
        </p>
        <p className="text-base text-muted">{text.rangeMeans(held)}</p>
      </section>
      <Part title={text.sure}>
        <p>
          <Estimate of={of} part="confidence">
            <strong>{text.bands[shared.confidence]}.</strong> {text.bandMeans[shared.confidence]}
          </Estimate>
        </p>
        {shared.located_by === "area" && <p>{text.area}</p>}
        {shared.reason_codes.length > 0 && <p>{text.unusual}</p>}
      </Part>
      {shared.facts.length > 0 && (
        <Part title={text.facts}>
          <p>{text.factsLead}</p>
          <dl className="grid gap-x-6 sm:grid-cols-2">
            {shared.facts.map((fact) => (
              <div key={fact.name} className="flex justify-between gap-3 border-b border-line py-1">
                <dt>{text.roles[fact.role] ?? fact.label}</dt>
                <dd className="num text-right">{factText(fact, text, write)}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Reasons shared={shared} text={text} write={write} />
      <Sales shared={shared} text={text} write={write} />
      <Part title={text.not}>
        <ul className="list-disc pl-6">
          {text.notText.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Part>
      <Part title={text.wrong}>
        <p>{text.wrongText}</p>
        <p className="text-base text-muted">{text.ends(write.date(shared.expires_at))}</p>
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

type PartProps = { shared: SharedValuationRead; text: SharedText; write: Write };

function Reasons({ shared: { contributions, reference_value: start }, text, write }: PartProps) {
  const moving = contributions.filter(([, amount]) => Math.abs(amount) >= 1);
  if (start === null || moving.length === 0) return null;
  return (
    <Part title={text.reasons}>
      <p>{text.reasonsLead(write.estimate(start))}</p>
      <ul className="divide-y divide-line">
        {moving.map(([name, amount]) => (
          <li key={name} className="flex justify-between gap-3 py-1">
            <span>{text.groups[name] ?? name}</span>
            <span className="num text-right">
              {amount > 0 ? text.raises : text.lowers} {write.estimate(Math.abs(amount))}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Sales({ shared: { sales, comparables_range: range }, text, write }: PartProps) {
  if (sales.length === 0) return <Part title={text.sales}>{text.noSales}</Part>;
  return (
    <Part title={text.sales}>
      <p>{text.salesLead}</p>
      <div role="group" aria-label={text.sales} tabIndex={0} className="overflow-x-auto">
        <table className="w-full text-base">
          <thead>
            <tr className="border-b border-line align-bottom text-muted">
              {Object.values(text.columns).map((column) => (
                <th key={column} scope="col" className="py-1 pr-2 text-right font-medium first:text-left">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sales.map((sale, index) => (
              <tr key={index} className="border-b border-line">
                <td className="py-1 pr-2">{write.date(sale.sale_date)}</td>
                <td className="num pr-2 text-right">{write.money(sale.price)}</td>
                <td className="num pr-2 text-right">{write.distance(sale.distance_m)}</td>
                <td className="num pr-2 text-right">{write.money(sale.adjusted_price)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {range && <p>{text.implied(write.estimate(range.low), write.estimate(range.high))}</p>}
    </Part>
  );
}

function factText({ value, role, unit, kind }: FactRead, text: SharedText, write: Write): string {
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (kind === "boolean") return value ? text.yes : text.no;
  if (typeof value !== "number") return String(value);
  if (role === "year_built" || unit === "year") return String(Math.round(value));
  return `${write.number(value)} ${unit === "" ? "" : unitText(unit)}`.trim();
}
