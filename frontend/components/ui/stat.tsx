import type { ReactNode } from "react";

type StatProps = { label: ReactNode; value: ReactNode; note?: ReactNode; title?: string };

/** One figure with its label; put several in a `StatList`. */
export function Stat({ label, value, note, title }: StatProps) {
  return (
    <div className="min-w-0">
      <dt className="text-xs wrap-anywhere text-muted">{label}</dt>
      <dd className="num text-xl font-semibold" title={title}>
        {value}
      </dd>
      {note && <dd className="num text-xs text-muted">{note}</dd>}
    </div>
  );
}

export function StatList({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-6 gap-y-4">{children}</dl>;
}
