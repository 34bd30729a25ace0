import type { ReactNode } from "react";

export type Fact = { label: ReactNode; value: ReactNode; copy?: ReactNode };

/** Names and values in two columns. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-6 text-sm">
      {facts.map((fact, index) => (
        <div key={index} className="col-span-2 grid grid-cols-subgrid items-center border-b border-line py-1.5 last:border-0">
          <dt className="text-muted">{fact.label}</dt>
          <dd className="num flex min-w-0 items-center gap-1 wrap-anywhere">
            {fact.value}
            {fact.copy}
          </dd>
        </div>
      ))}
    </dl>
  );
}
