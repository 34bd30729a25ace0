import { type ReactNode, useId } from "react";

import { cn } from "@/lib/cn";

type CardProps = { title?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string };

/** A bordered part of a page; with a title it is a named region. */
export function Card({ title, actions, children, className }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined} className={cn("min-w-0 rounded-lg border border-line bg-card p-4", className)}>
      {(title || actions) && (
        <div className="mb-3 flex min-h-7 flex-wrap items-center justify-between gap-2">
          {title && (
            <h2 id={id} className="text-lg">
              {title}
            </h2>
          )}
          {actions && <div className="flex items-center gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
