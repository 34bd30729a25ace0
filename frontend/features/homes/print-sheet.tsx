import { Fragment, type ReactNode } from "react";

import { comparablesPicture } from "@/components/charts/comparables-map";
import { rangePicture } from "@/components/charts/estimate-range";
import { waterfallSteps } from "@/components/charts/waterfall-data";
import { Estimate, estimated } from "@/components/ui/estimate";
import { labelOf, valueText } from "@/features/comparables/characteristics";
import { type Labels, mapSales, placeOf } from "@/features/comparables/home";
import { homesText } from "@/features/homes/text";
import { PrintedGrid } from "@/features/homes/printed-grid";
import { modelLabel } from "@/features/models/groups";
import type { ValuationRead } from "@/lib/api/generated";
import { date, dateTime, money, sentenceCase, signedMoney } from "@/lib/format";

const text = homesText.print;
const WIDTH = 660;
const MOST_FACTS = 18;
const REASONS = 8;
const MOST_PARTS = 6;

type SheetProps = { valuation: ValuationRead; labels: Labels; address: string; confidence: string; implied: string | null };

/** Two pages of paper for a client or a board of review: the value and its reasons, then the sales and how it was made. */
export function PrintSheet(props: SheetProps) {
  return (
    <div className="print-sheet hidden print:block" data-testid="print-sheet">
      <Page number={1} {...props}>
        <Headline {...props} />
        <Reasons {...props} />
        <Home {...props} />
      </Page>
      <Page number={2} {...props}>
        <Again {...props} />
        <Sales {...props} />
        <Notes {...props} />
      </Page>
    </div>
  );
}

function Page({ number, valuation, address, children }: SheetProps & { number: number; children: ReactNode }) {
  return (
    <article className="print-page flex flex-col gap-3">
      <header className="flex items-baseline justify-between gap-4 border-b border-muted pb-1">
        <p className="text-lg font-semibold">{valuation.label || text.title}</p>
        <p className="text-xs">
          {text.asOf} {date(valuation.as_of ?? valuation.created_at)} · {valuation.dataset.title}
        </p>
      </header>
      {children}
      <footer className="mt-auto flex items-baseline justify-between gap-4 border-t border-muted pt-1 text-xs">
        <span className="break-all">
          {text.made(dateTime(valuation.created_at), valuation.id)} {address}
        </span>
        <span className="whitespace-nowrap">{text.page(number)}</span>
      </footer>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="break-inside-avoid">
      <h2 className="mb-1 text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Headline({ valuation, confidence }: SheetProps) {
  const { currency } = valuation.dataset;
  const of = estimated(valuation, currency);
  const picture = rangePicture({ value: valuation.value, low: valuation.low_90, high: valuation.high_90, family: valuation.family, currency }, WIDTH);
  return (
    <section className="break-inside-avoid">
      <dl className="grid grid-cols-3 gap-4">
        <Figure name={text.value} value={<Estimate of={of} part="value" />} />
        <Figure name={text.range} value={<Estimate of={of} part="range" />} note={text.rangeNote(sentenceCase(valuation.coverage_note.in_words))} />
        <Figure name={text.sure} value={confidence} note={<Estimate of={of} part="confidence">{valuation.confidence.reason}</Estimate>} />
      </dl>
      <svg width={WIDTH} height={picture.height} viewBox={`0 0 ${WIDTH} ${picture.height}`} aria-hidden="true" className="mt-2 max-w-full">
        {picture.picture}
      </svg>
      {valuation.located_by === "area" && <p className="text-sm">{homesText.located.area(valuation.reach_m)}</p>}
      {(valuation.notes ?? []).map((note) => (
        <p key={note} className="text-sm">
          {note}
        </p>
      ))}
    </section>
  );
}

/** In one line what page 1 begins with, because sheets of paper part. */
function Again({ valuation, confidence }: SheetProps) {
  const of = estimated(valuation, valuation.dataset.currency);
  return (
    <p className="text-xs">
      {text.value}: <Estimate of={of} part="value" />. {text.range}: <Estimate of={of} part="range" />. {text.sure}:{" "}
      <Estimate of={of} part="confidence">
        {confidence.toLowerCase()} ({text.reason})
      </Estimate>
    </p>
  );
}

function Figure({ name, value, note }: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div>
      <dt className="text-xs">{name}</dt>
      <dd className="num text-lg font-semibold">{value}</dd>
      {note && <dd className="text-xs">{note}</dd>}
    </div>
  );
}

function Reasons({ valuation }: SheetProps) {
  const { reference_value: start, contributions, value } = valuation;
  const { currency } = valuation.dataset;
  if (start === null) return null;
  const steps = waterfallSteps(start, contributions, REASONS);
  const most = Math.max(1, ...steps.map(({ amount }) => Math.abs(amount)));
  return (
    <Part title={text.reasons}>
      <p className="mb-1 text-sm">{text.reasonsLead(money(start, currency))}</p>
      <table className="w-full text-sm">
        <tbody>
          <Step name={text.start} amount={money(start, currency)} strong />
          {steps.map((step) => (
            <Fragment key={step.label}>
              <Step name={step.label} amount={signedMoney(step.amount, currency)} share={step.amount / most} />
              {partsOf(contributions, step.feature).map((part) => (
                <Step key={part.feature} name={part.feature} amount={signedMoney(part.amount, currency)} inner />
              ))}
            </Fragment>
          ))}
          <Step name={text.value2} amount={money(value, currency)} strong />
        </tbody>
      </table>
    </Part>
  );
}

/** The largest parts of a group that can be opened; on paper nobody can open it. */
const partsOf = (contributions: ValuationRead["contributions"], group: string) => contributions.find(({ feature }) => feature === group)?.parts?.slice(0, MOST_PARTS) ?? [];

/** A bar to the right raises the value, one to the left lowers it. */
function Step({ name, amount, share = 0, strong = false, inner = false }: { name: string; amount: string; share?: number; strong?: boolean; inner?: boolean }) {
  const half = 50 * Math.abs(share);
  return (
    <tr className="border-b border-line">
      <th scope="row" className={`py-0.5 text-left ${strong ? "font-semibold" : "font-normal"} ${inner ? "pl-4 text-xs" : ""}`}>
        {name}
      </th>
      <td className="w-1/3">
        {share !== 0 && (
          <svg width="100%" height="10" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect x={share > 0 ? 50 : 50 - half} width={half} y={1} height={8} fill={share > 0 ? "var(--color-low-2)" : "var(--color-high-2)"} />
            <line x1={50} x2={50} y1={0} y2={10} stroke="var(--color-muted)" strokeWidth={0.5} />
          </svg>
        )}
      </td>
      <td className={`num py-0.5 text-right whitespace-nowrap ${strong ? "font-semibold" : ""}`}>{amount}</td>
    </tr>
  );
}

function Home({ valuation, labels }: SheetProps) {
  const names = Object.keys(valuation.inputs).filter((name) => labels.get(name)?.role !== "text" && valuation.inputs[name] !== null);
  return (
    <Part title={text.home}>
      <dl className="grid grid-cols-3 gap-x-6 gap-y-0.5 text-sm">
        {names.slice(0, MOST_FACTS).map((name) => (
          <div key={name} className="flex justify-between gap-2 border-b border-line">
            <dt>{labelOf(name, labels)}</dt>
            <dd className="num text-right">{valueText(name, valuation.inputs[name], labels)}</dd>
          </div>
        ))}
      </dl>
      {names.length > MOST_FACTS && <p className="text-xs">{text.further(names.length - MOST_FACTS)}</p>}
    </Part>
  );
}

function Sales({ valuation, labels, implied }: SheetProps) {
  const place = placeOf(valuation.inputs, labels);
  const marks = mapSales(valuation);
  const picture = place && marks.length > 0 ? comparablesPicture(place, marks, WIDTH, 0.3) : null;
  return (
    <>
      <Part title={text.sales}>
        <PrintedGrid valuation={valuation} labels={labels} />
        {implied && <p className="mt-1 text-sm">{implied}</p>}
      </Part>
      {picture && (
        <Part title={text.map}>
          <svg width={WIDTH} height={picture.height} viewBox={`0 0 ${WIDTH} ${picture.height}`} aria-hidden="true" className="max-w-full">
            {picture.picture}
          </svg>
        </Part>
      )}
    </>
  );
}

function Notes({ valuation }: SheetProps) {
  const { coverage_note: note, dataset } = valuation;
  const model = modelLabel({ family: valuation.family, version: valuation.model_version });
  return (
    <Part title={text.notes}>
      <p className="text-xs">
        {text.how(model, dataset.title, text.held(note.n, note.coverage_90))} {text.comps} {text.limits}
      </p>
    </Part>
  );
}
