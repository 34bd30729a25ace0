"use client";

import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TooGood } from "@/features/models/too-good";
import { ScoreTable } from "@/features/runs/score-table";
import { comparableScores } from "@/features/runs/scores";
import { trainingMessages } from "@/features/training/messages";
import type { DatasetRead, RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { familyName } from "@/messages/family-names";

const SMALL_TEST = 100;

/** Scores of the newest finished models of a data set, with the baselines on the same sales. */
export function TrainingResults({ runs, dataset }: { runs: RunRead[]; dataset: DatasetRead | null }) {
  const text = useText(trainingMessages);
  if (!dataset) return null;
  const { rows, leftOut } = comparableScores(runs.filter((run) => run.dataset.id === dataset.id));
  const tested = rows[0]?.scores.n ?? 0;
  return (
    <Card
      title={text.results}
      className="mt-4"
      actions={
        rows.length > 0 && (
          <>
            <LinkButton href={`/compare?m=${rows.flatMap(({ result }) => result?.model_id ?? []).join(",")}`} size="sm">
              {text.compare}
            </LinkButton>
            <LinkButton href={`/value?ds=${encodeURIComponent(dataset.id)}`} size="sm">
              {text.value}
            </LinkButton>
          </>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="text-muted">{text.resultsEmpty}</p>
      ) : (
        <>
          <p className="mb-3 text-muted">{text.resultsLead(dataset.title, tested)}</p>
          {tested < SMALL_TEST && <Alert tone="warn" title={text.smallTest(tested)} className="mb-3" />}
          <TooGood models={rows.map((row) => ({ name: familyName(row.family), warnings: row.result?.warnings }))} className="mb-3" />
          <ScoreTable caption={text.results} rows={rows} currency={dataset.currency} />
          {leftOut > 0 && <p className="mt-3 text-sm text-muted">{text.resultsPartial}</p>}
        </>
      )}
    </Card>
  );
}
