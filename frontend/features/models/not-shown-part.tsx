"use client";

import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { hasVersions } from "@/features/datasets/has-versions";
import { notShownMessages } from "@/features/models/not-shown-messages";
import { problemOf } from "@/lib/api/http";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";

type NotShownProps = {
  error: unknown;
  /** What did not work, where it is a fault. */
  failed: string;
  /** The data set that the model learned from. */
  dataset: string;
  onRetry: () => void;
};

/** Why a figure of a model cannot be computed, and what would help. That is no fault, and asking again gives the same answer; anything else is one. */
export function NotShownPart({ error, failed, dataset, onRetry }: NotShownProps) {
  const text = useText(notShownMessages);
  const { code, detail, hint } = problemOf(error);
  if (code !== "not_comparable") return <ProblemPanel error={error} title={failed} onRetry={onRetry} />;
  const id = encodeURIComponent(dataset);
  return (
    <Alert
      title={text.title}
      actions={
        <>
          {hasVersions(dataset) && (
            <LinkButton size="sm" href={`/data/${id}/versions`}>
              {text.sales}
            </LinkButton>
          )}
          <LinkButton size="sm" href={`/train?ds=${id}`}>
            {text.train}
          </LinkButton>
        </>
      }
    >
      {messages.problem.inEnglish}
      <span lang="en" className="block">
        {detail} {hint}
      </span>
    </Alert>
  );
}
