import type { ReactNode } from "react";

type PageHeaderProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; crumb?: ReactNode };

/** The one h1 of a page; it takes the focus after a change of page. */
export function PageHeader({ title, lead, actions, crumb }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {crumb && <div className="mb-1 text-sm text-muted">{crumb}</div>}
        <h1 tabIndex={-1} className="text-xl break-words">
          {title}
        </h1>
        {lead && <div className="mt-1 max-w-3xl text-muted">{lead}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
