import type { ReactNode } from "react";

export type Fact = { label: ReactNode; value: ReactNode; copy?: ReactNode };

/** Names and values in two columns; no name, however long, takes the room of the values. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 text-sm sm:grid-cols-[fit-content(60%)_minmax(0,1fr)]">
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
