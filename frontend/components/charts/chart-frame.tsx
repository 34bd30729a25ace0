"use client";

import { Download, Table2 } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from "react";

import { ChartDataTable } from "@/components/charts/chart-table";
import { type ChartTable, downloadCsv } from "@/components/charts/csv";
import { nearest } from "@/components/charts/geometry";
import { type Box, boxOf, inBox, isDrag, type Selecting } from "@/components/charts/selecting";
import { useWidth } from "@/components/charts/use-width";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { chartText } from "@/messages/chart-text";

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
  /** Lets the marks be chosen; left out where there is nothing to choose. */
  select?: Selecting | undefined;
  level?: 2 | 3;
  className?: string;
};

/** What is drawn before the width is known would be this wide; only its height is used. */
const USUAL_WIDTH = 640;

/** What every chart has: title, summary, table with the same figures, download, cursor. */
export function ChartFrame({ title, summary, table, file, draw, empty, loading = false, controls, pointer = "sideways", select, level = 3, className }: ChartFrameProps) {
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
              {chartText.frame.table}
            </Button>
            <Button look="ghost" size="sm" onClick={() => downloadCsv(file, table)} aria-label={chartText.frame.download(title)}>
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
            <Plot label={`${title}. ${summary}`} draw={draw} pointer={pointer} select={select} onTable={() => setAsTable(true)} />
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

type PlotProps = Pick<ChartFrameProps, "draw" | "select"> & { label: string; pointer: "sideways" | "both"; onTable: () => void };

function Plot({ label, draw, pointer, select, onTable }: PlotProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<number | null>(null);
  const [spoken, setSpoken] = useState("");
  const { height, stops, picture } = draw(width > 0 ? width : USUAL_WIDTH, active);
  const read = (index: number | null) => {
    setActive(index);
    setSpoken(index === null ? "" : (stops[index]?.text ?? ""));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key.toLowerCase() === "t") return onTable();
    if (select && selectByKey(event, active, select)) return event.preventDefault();
    const next = step(event.key, active, stops.length);
    if (next === undefined) return;
    event.preventDefault();
    read(next);
  };
  const sideways = pointer === "sideways";
  const drag = useDrag(select, stops, sideways);
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { x, y } = placeOf(event);
    drag.move({ x, y });
    const index = nearest(stops, x, y, sideways);
    setActive(index < 0 ? null : index);
  };
  const text = active === null ? "" : (stops[active]?.text ?? "");
  return (
    <>
      <div
        ref={ref}
        role="group"
        aria-roledescription={chartText.frame.kind}
        aria-label={`${label} ${chartText.frame.hint}${select ? ` ${chartText.frame.select}` : ""}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={drag.start}
        onPointerUp={drag.end}
        onPointerCancel={drag.cancel}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setActive(null)}
        onBlur={() => read(null)}
        style={{ height }}
        className={cn("w-full overflow-hidden rounded-sm break-inside-avoid print:!h-auto print:overflow-visible", select && "cursor-crosshair touch-pan-y select-none")}
      >
        {width > 0 && (
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="block max-w-full text-ink print:h-auto">
            {picture}
            {drag.box && <DragBox box={drag.box} height={height} sideways={sideways} />}
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

function DragBox({ box: { left, right, top, bottom }, height, sideways }: { box: Box; height: number; sideways: boolean }) {
  return (
    <rect
      x={left}
      width={right - left}
      y={sideways ? 0 : top}
      height={sideways ? height : bottom - top}
      fill="var(--color-accent)"
      fillOpacity={0.12}
      stroke="var(--color-accent)"
      strokeDasharray="3 2"
    />
  );
}

const placeOf = (event: PointerEvent<HTMLDivElement>): { x: number; y: number } => {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

/** Follows the pointer while it is down; a click chooses the nearest mark, a drag all marks under it. */
function useDrag(select: Selecting | undefined, stops: Stop[], sideways: boolean) {
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const [box, setBox] = useState<Box | null>(null);
  const cancel = () => {
    setFrom(null);
    setBox(null);
  };
  return {
    box: box && isDrag(box, sideways) ? box : null,
    cancel,
    start: (event: PointerEvent<HTMLDivElement>) => {
      if (!select || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setFrom(placeOf(event));
    },
    move: (at: { x: number; y: number }) => from && setBox(boxOf(from, at)),
    end: (event: PointerEvent<HTMLDivElement>) => {
      if (!select || !from) return;
      const at = placeOf(event);
      const dragged = boxOf(from, at);
      const single = nearest(stops, at.x, at.y, sideways);
      const indices = isDrag(dragged, sideways) ? inBox(stops, dragged, sideways) : single < 0 ? [] : [single];
      if (indices.length > 0) select.pick(indices, event.shiftKey);
      cancel();
    },
  };
}

/** Whether a key chose something. */
function selectByKey(event: KeyboardEvent, active: number | null, select: Selecting): boolean {
  if (event.key === "Delete" || event.key === "Backspace") {
    select.clear();
    return true;
  }
  if (event.key !== "Enter" || active === null) return false;
  select.pick([active], event.shiftKey);
  return true;
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
