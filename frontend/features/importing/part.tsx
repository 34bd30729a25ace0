import { type ReactNode, useId } from "react";

import { cn } from "@/lib/cn";

/** A named part of a step. */
export function Part({ title, lead, actions, className, children }: { title: string; lead?: ReactNode; actions?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("min-w-0", className)}>
      <div className="mb-1.5 flex min-h-7 flex-wrap items-center justify-between gap-2">
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        {actions}
      </div>
      {lead && <p className="mb-2 text-muted">{lead}</p>}
      {children}
    </section>
  );
}
