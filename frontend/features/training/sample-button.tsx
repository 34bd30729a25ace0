"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { Controls } from "@/components/ui/controls";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { trainingMessages } from "@/features/training/messages";
import { SAMPLE_TRAINING } from "@/features/training/sample";
import { useTraining } from "@/features/training/use-training";
import { familyName } from "@/lib/families";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";

/** One click from nothing to a value: trains on the made-up sales, then the value page waits and values an example home. */
export function SampleButton({ children }: { children?: ReactNode }) {
  return (
    <Permit role="analyst">
      <Sampling>{children}</Sampling>
    </Permit>
  );
}

function Sampling({ children }: { children: ReactNode }) {
  const texts = useText(trainingMessages);
  const text = texts.sample;
  const router = useRouter();
  const training = useTraining((id) => router.push(`/value?run=${id}`));
  const stale = useStale();
  return (
    <div className="flex flex-col gap-2">
      <Controls className="flex flex-wrap gap-2">
        <Button look="primary" busy={training.isPending || training.isSuccess} disabled={stale} aria-describedby="sample-note" onClick={() => training.mutate(SAMPLE_TRAINING)}>
          {text.button}
        </Button>
        {children}
      </Controls>
      <p id="sample-note" className="text-sm text-muted">
        {stale ? messages.connection.writeBlocked : text.note(familyName(SAMPLE_TRAINING.model_type), SAMPLE_TRAINING.time_limit_s)}
      </p>
      {training.error && <ProblemPanel error={training.error} title={texts.failed} />}
    </div>
  );
}
