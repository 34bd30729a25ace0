import { LinePath } from "@visx/shape";

import { axisText } from "@/components/charts/axis";
import { spread } from "@/components/charts/geometry";
import type { CurveSeries } from "@/components/charts/learning-curve-data";
import { Marker } from "@/components/charts/marker";
import { familyColor } from "@/lib/families";
import { integer, significant } from "@/lib/format";

type Map1 = (value: number) => number;
export type Scales = { x: Map1; y: Map1; xTicks: number[]; yTicks: number[] };
type Box = { left: number; right: number; top: number; bottom: number };
type PictureProps = { series: CurveSeries[]; scales: Scales; plot: Box; unit: string; narrow: boolean; cursor: number | null };

export function CurvePicture({ series, scales, plot, unit, narrow, cursor }: PictureProps) {
  return (
    <>
      <Axes scales={scales} plot={plot} unit={unit} />
      {series.map((one, index) => (
        <Curve key={index} series={one} scales={scales} />
      ))}
      {cursor !== null && <Cursor series={series} scales={scales} plot={plot} epoch={cursor} />}
      {narrow ? <Legend series={series} plot={plot} /> : <EndLabels series={series} scales={scales} plot={plot} />}
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
        <text key={tick} x={x(tick)} y={plot.bottom + 16} textAnchor="middle" {...axisText}>
          {integer(tick)}
        </text>
      ))}
      <text x={plot.right} y={plot.bottom + 34} textAnchor="end" {...axisText}>
        epoch
      </text>
    </>
  );
}

function Curve({ series: { family, kind, points, bestEpoch }, scales: { x, y } }: { series: CurveSeries; scales: Scales }) {
  const solid = kind === "validation";
  const best = solid ? points.find((point) => point.epoch === bestEpoch) : undefined;
  const last = points.at(-1);
  return (
    <>
      <LinePath
        data={points}
        x={(point) => x(point.epoch)}
        y={(point) => y(point.value)}
        stroke={familyColor(family)}
        strokeWidth={solid ? 2 : 1.5}
        strokeDasharray={solid ? undefined : "5 4"}
        strokeLinejoin="round"
      />
      {best && <circle cx={x(best.epoch)} cy={y(best.value)} r={8} fill="none" stroke="var(--color-ink)" strokeWidth={1.5} />}
      {solid && last && <Marker family={family} x={x(last.epoch)} y={y(last.value)} scale={0.8} />}
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

function EndLabels({ series, scales: { y }, plot }: { series: CurveSeries[]; scales: Scales; plot: Box }) {
  const ends = series.map(({ points }) => y(points.at(-1)?.value ?? 1));
  const places = spread(ends, 16, [plot.top + 4, plot.bottom - 2]);
  return series.map((one, index) => (
    <text key={index} x={plot.right + 10} y={places[index]} dy="0.32em" fontSize={12} fill="var(--color-ink)">
      {shortLabel(one)}
    </text>
  ));
}

function shortLabel({ name, kind }: CurveSeries): string {
  return kind === "validation" ? name : `${name}, training`;
}

/** Below the axis, where labels at the line ends have no room. */
function Legend({ series, plot }: { series: CurveSeries[]; plot: Box }) {
  const validation = series.filter((one) => one.kind === "validation");
  const room = (plot.right - plot.left) / Math.max(1, validation.length);
  return validation.map((one, index) => (
    <g key={index}>
      <Marker family={one.family} x={plot.left + 6 + index * room} y={plot.bottom + 31} scale={0.8} />
      <text x={plot.left + 15 + index * room} y={plot.bottom + 31} dy="0.32em" {...axisText}>
        {one.name.slice(0, Math.max(4, Math.floor(room / 7) - 2))}
      </text>
    </g>
  ));
}
