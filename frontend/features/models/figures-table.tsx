import { scaleLinear } from "@/components/charts/scales";

import { intervalDomain } from "@/components/charts/interval-data";
import { ScrollX } from "@/components/ui/scroll-x";
import { Term } from "@/components/ui/term";
import { type Format, formatOf, type Metric, type MetricKey, metricOf, reading, scoreOf } from "@/features/models/metrics";
import { modelText } from "@/features/models/text";
import type { Estimate, ModelRead, Scores, Trimmed } from "@/lib/api/generated";
import { interval } from "@/lib/format";
import { familyName } from "@/messages/family-names";
import { figuresText } from "@/messages/figures-text";

/** Trimmed figures stand beside a banded table's own; null where there are none, or not yet. */
type FiguresTableProps = { caption: string; model: ModelRead; keys: readonly MetricKey[]; banded?: boolean; trimmed?: Trimmed | null };

const text = modelText.figures;

/** Figures of a model with intervals, beside the baselines or beside the band where they should lie. */
export function FiguresTable({ caption, model, keys, banded = false, trimmed = null }: FiguresTableProps) {
  const baselines = Object.entries(model.baselines).filter(([, scores]) => keys.some((key) => scoreOf(scores, key).value !== null));
  return (
    <ScrollX aria-label={caption}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-left text-muted">
            <th scope="col" className="py-1.5 pr-2 font-medium">{text.headers.figure}</th>
            <th scope="col" className="px-2 text-right font-medium">{text.headers.value}</th>
            {!banded && <th scope="col" className="px-2 text-right font-medium">{text.headers.interval}</th>}
            {banded && <th scope="col" className="px-2 text-right font-medium">{trimmed ? figuresText.ratioStudy.trimmedTo(trimmed.n) : figuresText.ratioStudy.trimmed}</th>}
            {banded && <th scope="col" className="px-2 font-medium">{text.headers.band}</th>}
            {!banded && baselines.map(([name]) => <BaselineHead key={name} name={name} />)}
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <FigureRow key={key} metric={metricOf(key)} model={model} banded={banded} baselines={baselines} trimmed={trimmed?.estimates[key]} />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function BaselineHead({ name }: { name: string }) {
  return (
    <th scope="col" className="px-2 text-right font-medium">
      {familyName(name).replace(/ ?: /, ", ")}
    </th>
  );
}

type FigureRowProps = { metric: Metric; model: ModelRead; banded: boolean; baselines: [string, Scores][]; trimmed: Estimate | undefined };

function FigureRow({ metric, model, banded, baselines, trimmed }: FigureRowProps) {
  const { currency } = model.dataset;
  const format = formatOf(metric, currency);
  const score = scoreOf(model.test, metric.key);
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="py-1.5 pr-2 text-left font-normal [&_button]:text-left">
        <Term name={metric.key} />
      </th>
      {banded ? (
        <>
          <FigureCell score={score} format={format} />
          <FigureCell score={trimmed ?? { value: null }} format={format} />
        </>
      ) : (
        <>
          <td className="px-2 text-right font-medium whitespace-nowrap">{format(score.value)}</td>
          <td className="px-2 text-right whitespace-nowrap text-muted">{interval(score.low, score.high, format) || "—"}</td>
        </>
      )}
      {banded && <BandCell metric={metric} score={score} format={format} />}
      {!banded &&
        baselines.map(([name, scores]) => (
          <td key={name} className="px-2 text-right whitespace-nowrap text-muted">
            {format(scoreOf(scores, metric.key).value)}
          </td>
        ))}
    </tr>
  );
}

/** A figure with its interval below it. */
function FigureCell({ score: { value, low, high }, format }: { score: Estimate; format: Format }) {
  return (
    <td className="px-2 text-right whitespace-nowrap">
      {format(value)}
      <span className="block text-xs text-muted">{interval(low, high, format)}</span>
    </td>
  );
}

function BandCell({ metric: { band }, score, format }: { metric: Metric; score: Estimate; format: (value: number) => string }) {
  if (!band) return <td />;
  const read = reading(score, band);
  return (
    <td className="px-2">
      <span className="flex items-center gap-2 whitespace-nowrap">
        <BandMark band={band} score={score} />
        <span className="text-xs">
          {text.band(format(band.low), format(band.high))}
          <span className={`block ${read === "inside" ? "text-success" : read === "none" ? "" : "font-medium text-warn"}`}>{text.read[read]}</span>
        </span>
      </span>
    </td>
  );
}

const WIDTH = 36;

/** The figure and its interval against the band, drawn; the row says the same in words. */
function BandMark({ band, score }: { band: { low: number; high: number }; score: Estimate }) {
  if (score.value === null) return null;
  const low = score.low ?? score.value;
  const high = score.high ?? score.value;
  const x = scaleLinear({ domain: intervalDomain([{ value: score.value, low, high }], [band.low, band.high]), range: [0, WIDTH] });
  return (
    <svg width={WIDTH} height={16} aria-hidden="true" className="shrink-0">
      <rect x={x(band.low)} width={x(band.high) - x(band.low)} height={16} rx={2} fill="var(--color-success-soft)" stroke="var(--color-line)" />
      <line x1={x(low)} x2={x(high)} y1={8} y2={8} stroke="var(--color-ink)" strokeWidth={1.5} />
      <circle cx={x(score.value)} cy={8} r={3.5} fill="var(--color-ink)" />
    </svg>
  );
}
