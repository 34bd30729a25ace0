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
import { cn } from "@/lib/cn";
import { useText } from "@/lib/use-text";
import { familyName } from "@/messages/family-names";
import { messages } from "@/messages/text";

/** One click from nothing to a value: trains on the made-up sales, then the value page waits and values an example home. */
export function SampleButton({ centred = false, children }: { centred?: boolean; children?: ReactNode }) {
  return (
    <Permit role="analyst">
      <Sampling centred={centred}>{children}</Sampling>
    </Permit>
  );
}

function Sampling({ centred, children }: { centred: boolean; children: ReactNode }) {
  const texts = useText(trainingMessages);
  const text = texts.sample;
  const router = useRouter();
  const training = useTraining((id) => router.push(`/value?run=${id}`));
  const stale = useStale();
  return (
    <div className={cn("flex flex-col gap-2", centred && "items-center")}>
      <Controls className={cn("flex flex-wrap gap-2", centred && "justify-center")}>
        <Button look="primary" busy={training.isPending || training.isSuccess} disabled={stale} aria-describedby="sample-note" onClick={() => training.mutate(SAMPLE_TRAINING)}>
          {text.button}
        </Button>
        {children}
      </Controls>
      <p id="sample-note" className="max-w-prose text-sm text-muted">
        {stale ? messages.connection.writeBlocked : text.note(familyName(SAMPLE_TRAINING.model_type), SAMPLE_TRAINING.time_limit_s)}
      </p>
      {training.error && <ProblemPanel error={training.error} title={texts.failed} />}
    </div>
  );
}
