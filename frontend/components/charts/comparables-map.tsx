"use client";

import { ChartFrame, type Drawing } from "@/components/charts/chart-frame";
import { fit, type Pixel, type Place, pushApart, scaleBar } from "@/components/charts/map-geometry";
import { distance } from "@/lib/format";
import { chartText } from "@/messages/chart-text";

export type MapSale = Place & { number: number; text: string; distanceM: number | null };

type ComparablesMapProps = { subject: Place; sales: MapSale[]; level?: 2 | 3 };

/** Where the comparable sales lie around the home; needs no tiles and no network. */
export function ComparablesMap({ subject, sales, level }: ComparablesMapProps) {
  const { headers } = chartText.sales;
  return (
    <ChartFrame
      title={chartText.sales.title}
      summary={mapSummary(sales)}
      table={{
        columns: [{ header: headers.number, numeric: true }, { header: headers.sale }, ...[headers.distance, headers.latitude, headers.longitude].map((header) => ({ header, numeric: true }))],
        rows: sales.map((sale) => [sale.number, sale.text, sale.distanceM, sale.latitude, sale.longitude]),
      }}
      file="comparable-sales-map"
      level={level}
      pointer="both"
      empty={sales.length === 0 ? chartText.sales.none : undefined}
      draw={(width, active) => drawMap(subject, sales, width, active)}
    />
  );
}

export function mapSummary(sales: MapSale[]): string {
  const far = sales.flatMap((sale) => (sale.distanceM === null ? [] : [sale.distanceM])).sort((a, b) => a - b);
  const [near, last] = [far[0], far.at(-1)];
  if (near === undefined || last === undefined) return chartText.sales.around(sales.length);
  return near === last ? chartText.sales.away(sales.length, distance(near)) : chartText.sales.between(sales.length, distance(near), distance(last));
}

const DISC = 11;

/** The map alone, for paper: `aspect` is height over width. */
export const comparablesPicture = (subject: Place, sales: MapSale[], width: number, aspect: number): Drawing => drawMap(subject, sales, width, null, Math.round(width * aspect));

function drawMap(subject: Place, sales: MapSale[], width: number, active: number | null, height = Math.round(Math.min(320, Math.max(220, width * 0.65)))): Drawing {
  const { project, pixelsPerMetre } = fit([subject, ...sales], width, height, 30);
  const home = project(subject);
  const real = sales.map(project);
  const discs = pushApart([home, ...real], 2 * DISC + 3, width, height).slice(1);
  const bar = scaleBar(pixelsPerMetre, Math.min(140, width / 3));
  return {
    height,
    stops: sales.map((sale, index) => ({ ...(discs[index] ?? home), text: `${sale.number}: ${sale.text}` })),
    picture: (
      <>
        <rect width={width} height={height} rx={6} fill="var(--color-bg)" stroke="var(--color-line)" />
        {real.map((place, index) => (
          <g key={index} stroke="var(--color-muted)">
            <line x1={home.x} y1={home.y} x2={place.x} y2={place.y} strokeDasharray="2 4" strokeOpacity={0.6} />
            <line x1={place.x} y1={place.y} x2={discs[index]?.x} y2={discs[index]?.y} />
            <circle cx={place.x} cy={place.y} r={2} fill="var(--color-muted)" />
          </g>
        ))}
        <Star at={home} />
        {sales.map((sale, index) => (
          <Disc key={sale.number} at={discs[index] ?? home} number={sale.number} active={active === index} />
        ))}
        <ScaleBar x={12} y={height - 12} {...bar} />
        <text x={width - 12} y={height - 12} textAnchor="end" fontSize={12} fill="var(--color-muted)">
          {chartText.sales.legend}
        </text>
      </>
    ),
  };
}

function Star({ at }: { at: Pixel }) {
  const points = Array.from({ length: 10 }, (_, corner) => {
    const radius = corner % 2 === 0 ? 12 : 5;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    return `${at.x + radius * Math.cos(angle)},${at.y + radius * Math.sin(angle)}`;
  });
  return <polygon points={points.join(" ")} fill="var(--color-warn)" stroke="var(--color-card)" strokeWidth={1.5} paintOrder="stroke" />;
}

function Disc({ at, number, active }: { at: Pixel; number: number; active: boolean }) {
  return (
    <>
      <circle cx={at.x} cy={at.y} r={active ? DISC + 2 : DISC} fill="var(--color-accent)" stroke={active ? "var(--color-ink)" : "var(--color-card)"} strokeWidth={active ? 2 : 1.5} />
      <text x={at.x} y={at.y} dy="0.34em" textAnchor="middle" fontSize={12} fontWeight={600} fill="var(--color-on-accent)">
        {number}
      </text>
    </>
  );
}

function ScaleBar({ x, y, metres, pixels }: { x: number; y: number; metres: number; pixels: number }) {
  return (
    <g stroke="var(--color-ink)" strokeWidth={1.5}>
      <path d={`M${x} ${y - 5}v5h${pixels}v-5`} fill="none" />
      <text x={x + pixels / 2} y={y - 8} textAnchor="middle" fontSize={12} fill="var(--color-ink)" stroke="none">
        {distance(metres)}
      </text>
    </g>
  );
}
