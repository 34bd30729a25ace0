"use client";

import dynamic from "next/dynamic";

import type { Look } from "@/components/ui/button";
import { Permit } from "@/features/account/permit";
import { RunAgain } from "@/features/runs/run-again";
import { runName } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { runsMessages } from "@/messages/runs";

/** Few runs fail with a change that mends them. */
const RemedyButton = dynamic(() => import("@/features/runs/remedy-button").then((module) => module.RemedyButton), { ssr: false });

/** Starts the run again and goes to the new one: as it was, or with the change that its error offers, whose button has the `look`. */
export function RetryButton({ run, look = "secondary" }: { run: RunRead; look?: Look }) {
  const text = useText(runsMessages);
  return (
    <Permit role="analyst" owned={run.kind === "import" ? run.owned : undefined} silent>
      {run.error?.change && <RemedyButton run={run} look={look} />}
      <RunAgain run={run} label={text.retry} name={text.retryNamed(runName(run, text))} />
    </Permit>
  );
}
