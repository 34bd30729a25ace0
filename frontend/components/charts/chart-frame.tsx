"use client";

import { useParentSize } from "@visx/responsive";
import { Download, Table2 } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from "react";

import { ChartDataTable } from "@/components/charts/chart-table";
import { type ChartTable, downloadCsv } from "@/components/charts/csv";
import { nearest } from "@/components/charts/geometry";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";

/** A place the cursor can rest on, and what is read out there. */
export type Stop = { x: number; y: number; text: string };
export type Drawing = { height: number; stops: Stop[]; picture: ReactNode };

type ChartFrameProps = {
  title: string;
  /** One sentence with the finding; it also names the chart for screen readers. */
  summary: string;
  table: ChartTable;
  /** File name of the download, without ending. */
  file: string;
  draw: (width: number, active: number | null) => Drawing;
  /** Shown instead of the chart while there is nothing to draw. */
  empty?: string | undefined;
  loading?: boolean;
  /** Controls beside the table switch, such as a logarithmic axis. */
  controls?: ReactNode;
  /** The pointer looks for the nearest place sideways, or in both directions. */
  pointer?: "sideways" | "both";
  level?: 2 | 3;
  className?: string;
};

/** Constant, or the observer would start anew with every drawing. */
const SIZING = { ignoreDimensions: ["height", "top", "left"] as ("height" | "top" | "left")[], debounceTime: 60 };
const HINT = "Arrow keys read the values, T shows the table.";

/** What every chart has: title, summary, table with the same figures, download, cursor. */
export function ChartFrame({ title, summary, table, file, draw, empty, loading = false, controls, pointer = "sideways", level = 3, className }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const Heading = `h${level}` as const;
  const bare = loading || empty !== undefined;
  return (
    <figure aria-labelledby={id} className={cn("m-0 min-w-0", className)}>
      <div className="mb-1 flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <Heading id={id} className="text-base font-semibold">
          {title}
        </Heading>
        {!bare && (
          <div className="no-print flex flex-wrap items-center gap-1">
            {controls}
            <Button look="ghost" size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              <Table2 aria-hidden="true" />
              Table
            </Button>
            <Button look="ghost" size="sm" onClick={() => downloadCsv(file, table)} aria-label={`Download CSV: ${title}`}>
              <Download aria-hidden="true" />
              CSV
            </Button>
          </div>
        )}
      </div>
      {bare ? (
        <Nothing loading={loading} text={empty ?? ""} />
      ) : (
        <>
          <figcaption className="mb-2 text-sm text-muted">{summary}</figcaption>
          {asTable ? (
            <ChartDataTable caption={title} table={table} />
          ) : (
            <Plot label={`${title}. ${summary}`} draw={draw} pointer={pointer} onTable={() => setAsTable(true)} />
          )}
        </>
      )}
    </figure>
  );
}

function Nothing({ loading, text }: { loading: boolean; text: string }) {
  if (loading) return <Skeleton className="h-48 w-full" />;
  return <p className="flex min-h-24 items-center justify-center rounded-md border border-dashed border-line px-4 text-center text-muted">{text}</p>;
}

type PlotProps = Pick<ChartFrameProps, "draw"> & { label: string; pointer: "sideways" | "both"; onTable: () => void };

function Plot({ label, draw, pointer, onTable }: PlotProps) {
  const { parentRef, width } = useParentSize<HTMLDivElement>(SIZING);
  const [active, setActive] = useState<number | null>(null);
  const [spoken, setSpoken] = useState("");
  const { height, stops, picture } = width > 0 ? draw(width, active) : { height: 200, stops: [], picture: null };
  const read = (index: number | null) => {
    setActive(index);
    setSpoken(index === null ? "" : (stops[index]?.text ?? ""));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key.toLowerCase() === "t") return onTable();
    const next = step(event.key, active, stops.length);
    if (next === undefined) return;
    event.preventDefault();
    read(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = nearest(stops, event.clientX - box.left, event.clientY - box.top, pointer === "sideways");
    setActive(index < 0 ? null : index);
  };
  const text = active === null ? "" : (stops[active]?.text ?? "");
  return (
    <>
      <div
        ref={parentRef}
        role="group"
        aria-roledescription="chart"
        aria-label={`${label} ${HINT}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setActive(null)}
        onBlur={() => read(null)}
        style={{ height }}
        className="w-full overflow-hidden rounded-sm break-inside-avoid print:!h-auto print:overflow-visible"
      >
        {width > 0 && (
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="block max-w-full text-ink print:h-auto">
            {picture}
          </svg>
        )}
      </div>
      <p aria-hidden="true" className="num no-print min-h-5 text-xs text-muted">
        {text}
      </p>
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  );
}

/** Where a key moves the cursor; `undefined` for keys that do not. */
export function step(key: string, active: number | null, count: number): number | null | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return active === null ? 0 : Math.min(last, active + 1);
    case "ArrowLeft":
    case "ArrowUp":
      return active === null ? last : Math.max(0, active - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return active === null ? undefined : null;
    default:
      return undefined;
  }
}
