"use client";

import type { ReactNode } from "react";

import { TextLink } from "@/components/ui/text-link";
import { messages } from "@/messages/text";

type PageHeaderProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; crumb?: ReactNode };

/** The one h1 of a page, below the way to it: `crumb` is the page above, where there is one; it takes the focus after a change of page. */
export function PageHeader({ title, lead, actions, crumb }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {crumb && (
          <nav aria-label={messages.shell.breadcrumb} className="no-print mb-1 text-sm text-muted">
            <ol className="flex flex-wrap items-center gap-x-1.5">
              <li>
                <TextLink href="/">{messages.shell.pages.overview}</TextLink>
              </li>
              <li className="before:mr-1.5 before:content-['›']">{crumb}</li>
            </ol>
          </nav>
        )}
        <h1 tabIndex={-1} className="text-xl break-words">
          {title}
        </h1>
        {lead && <div className="mt-1 max-w-3xl text-muted">{lead}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
