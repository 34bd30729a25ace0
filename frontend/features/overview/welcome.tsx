"use client";

import { LinkButton } from "@/components/ui/button";
import { useRuns } from "@/features/runs/queries";
import { overviewMessages } from "@/features/overview/messages";
import { SampleButton } from "@/features/training/sample-button";
import { useText } from "@/lib/use-text";

/** Shown until the first training: what this is, and the two ways to begin. */
export function Welcome() {
  const text = useText(overviewMessages);
  const { data } = useRuns();
  if (!data || data.items.length > 0) return null;
  return (
    <section className="mb-4 rounded-lg border border-line bg-card p-6 md:p-8">
      <h2 className="text-2xl">{text.hero}</h2>
      <p className="mt-2 max-w-prose text-lg text-muted">{text.heroText}</p>
      <div className="mt-5">
        <SampleButton>
          <LinkButton href="/data/import">{text.upload}</LinkButton>
        </SampleButton>
      </div>
    </section>
  );
}
