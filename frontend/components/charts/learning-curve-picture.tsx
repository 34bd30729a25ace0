import { AxisLabel, axisText } from "@/components/charts/axis";
import { type CurveSeries, curveTags, LEGEND_ROW, LEGEND_SWATCH, type LegendEntry } from "@/components/charts/learning-curve-data";
import { Marker, Tag } from "@/components/charts/marker";
import { familyColor } from "@/lib/families";
import { integer, significant } from "@/lib/format";
import { chartText } from "@/messages/chart-text";

type Map1 = (value: number) => number;
export type Scales = { x: Map1; y: Map1; xTicks: number[]; yTicks: number[] };
type Box = { left: number; right: number; top: number; bottom: number };
type PictureProps = { series: CurveSeries[]; scales: Scales; plot: Box; unit: string; legend: LegendEntry[]; cursor: number | null };

const STROKES = { validation: { strokeWidth: 2 }, train: { strokeWidth: 1.5, strokeDasharray: "5 4" } };
const LEGEND_TOP = 54;
const TAG_LEFT = 8;

export function CurvePicture({ series, scales, plot, unit, legend, cursor }: PictureProps) {
  return (
    <>
      <Axes scales={scales} plot={plot} unit={unit} />
      {series.map((one, index) => (
        <Curve key={index} series={one} scales={scales} />
      ))}
      {curveTags(series, scales.x, scales.y).map(({ text, x, y }) => (
        <Tag key={text} text={text} x={x + TAG_LEFT} y={y} anchor="start" />
      ))}
      {cursor !== null && <Cursor series={series} scales={scales} plot={plot} epoch={cursor} />}
      <Legend entries={legend} plot={plot} />
    </>
  );
}

function Axes({ scales: { x, y, xTicks, yTicks }, plot, unit }: Pick<PictureProps, "scales" | "plot" | "unit">) {
  return (
    <>
      <text x={4} y={12} {...axisText}>
        {unit}
      </text>
      {yTicks.map((tick) => (
        <g key={tick}>
          <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" />
          <text x={plot.left - 6} y={y(tick)} dy="0.32em" textAnchor="end" {...axisText}>
            {significant(tick, 3)}
          </text>
        </g>
      ))}
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke="var(--color-muted)" />
      {xTicks.map((tick) => (
        <AxisLabel key={tick} x={x(tick)} y={plot.bottom + 16} width={plot.right + 10}>
          {integer(tick)}
        </AxisLabel>
      ))}
      <text x={plot.right} y={plot.bottom + 34} textAnchor="end" {...axisText}>
        {chartText.curve.epochAxis}
      </text>
    </>
  );
}

function Curve({ series: { family, kind, points, bestEpoch }, scales: { x, y } }: { series: CurveSeries; scales: Scales }) {
  const solid = kind === "validation";
  const best = solid ? points.find((point) => point.epoch === bestEpoch) : undefined;
  const ends = solid ? [...new Set([points[0], points.at(-1)])].filter((point) => point !== undefined) : [];
  return (
    <>
      <polyline
        points={points.map((point) => `${x(point.epoch)},${y(point.value)}`).join(" ")}
        fill="none"
        stroke={familyColor(family)}
        {...STROKES[kind]}
        strokeLinejoin="round"
      />
      {best && <circle cx={x(best.epoch)} cy={y(best.value)} r={8} fill="none" stroke="var(--color-ink)" strokeWidth={1.5} />}
      {ends.map((point) => (
        <Marker key={point.epoch} family={family} x={x(point.epoch)} y={y(point.value)} scale={0.8} />
      ))}
    </>
  );
}

function Cursor({ series, scales: { x, y }, plot, epoch }: { series: CurveSeries[]; scales: Scales; plot: Box; epoch: number }) {
  return (
    <>
      <line x1={x(epoch)} x2={x(epoch)} y1={plot.top} y2={plot.bottom} stroke="var(--color-muted)" />
      {series.map((one, index) => {
        const point = one.points.find((candidate) => candidate.epoch === epoch);
        return point && <circle key={index} cx={x(epoch)} cy={y(point.value)} r={3.5} fill="var(--color-card)" stroke={familyColor(one.family)} strokeWidth={2} />;
      })}
    </>
  );
}

/** Below the axis at every width: a label beside the plot would be far from where a curve ends. */
function Legend({ entries, plot }: { entries: LegendEntry[]; plot: Box }) {
  return entries.map(({ text, family, kind, x, row }) => {
    const y = plot.bottom + LEGEND_TOP + row * LEGEND_ROW;
    return (
      <g key={text} transform={`translate(${plot.left + x} ${y})`}>
        <line x2={LEGEND_SWATCH} stroke={family === null ? "var(--color-ink)" : familyColor(family)} {...STROKES[kind]} />
        {family !== null && <Marker family={family} x={LEGEND_SWATCH / 2} y={0} scale={0.8} />}
        <text x={LEGEND_SWATCH + 6} dy="0.32em" {...axisText}>
          {text}
        </text>
      </g>
    );
  });
}
