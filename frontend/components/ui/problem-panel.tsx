"use client";

import type { ReactNode } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Problem } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";
import { messages } from "@/messages/text";

type ProblemPanelProps = {
  /** Whatever was thrown. */
  error: unknown;
  /** What did not work, in the page's words: "The runs could not be loaded". */
  title?: string;
  onRetry?: () => void;
  actions?: ReactNode;
  live?: boolean;
  /** What to do, where the page knows better than the server. */
  hint?: string | undefined;
  /** Left out where the sentence or the form already says it. */
  places?: boolean;
};

const SHOWN_PLACES = 20;

/** What happened, what to do, retry, and the reference for the server's log. */
export function ProblemPanel({ error, title, onRetry, actions, live = true, hint, places = true }: ProblemPanelProps) {
  const problem = problemOf(error);
  const text = messages.problem;
  const advice = hint ?? problem.hint;
  return (
    <Alert
      tone="danger"
      live={live}
      title={title ?? text.kinds[problem.code] ?? problem.title}
      actions={
        <>
          {onRetry && (
            <Button size="sm" onClick={onRetry}>
              {messages.common.retry}
            </Button>
          )}
          {actions}
        </>
      }
    >
      {text.inEnglish && (
        <p>
          {title && text.kinds[problem.code] ? `${text.kinds[problem.code]}. ` : ""}
          {text.inEnglish}
        </p>
      )}
      <p lang="en">{problem.detail}</p>
      {advice && <p className="text-muted">{advice}</p>}
      {places && <Places places={problem.places ?? []} />}
      <details className="mt-2 text-sm">
        <summary className="w-fit text-muted">{text.details}</summary>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <code className="font-mono text-xs break-all">
            {problem.code} · {problem.status} · {problem.error_ref || text.noReference}
          </code>
          <CopyButton text={JSON.stringify(problem, null, 2)} label={text.copyDetails} />
        </div>
      </details>
    </Alert>
  );
}

/** Where an error is: rows and columns of a table, or fields of a form. */
export function Places({ places }: { places: NonNullable<Problem["places"]> }) {
  if (places.length === 0) return null;
  return (
    <ul className="mt-2 list-disc pl-5 text-sm">
      {places.slice(0, SHOWN_PLACES).map((place, index) => (
        <li key={index}>{messages.problem.place(place)}</li>
      ))}
      {places.length > SHOWN_PLACES && <li>{messages.problem.morePlaces(places.length - SHOWN_PLACES)}</li>}
    </ul>
  );
}
