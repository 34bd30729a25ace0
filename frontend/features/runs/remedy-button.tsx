"use client";

import type { Look } from "@/components/ui/button";
import { remedyLabel } from "@/features/runs/remedy";
import { remedyMessages } from "@/features/runs/remedy-messages";
import { RunAgain } from "@/features/runs/run-again";
import { runName } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { runsMessages } from "@/messages/runs";

/** Runs a failed run again with the change that its error offers, which is said in words. */
export function RemedyButton({ run, look }: { run: RunRead; look: Look }) {
  const text = useText(remedyMessages);
  const runText = useText(runsMessages);
  const label = remedyLabel(run, text);
  return <RunAgain run={run} label={label} name={text.named(label, runName(run, runText))} look={look} withChange />;
}
