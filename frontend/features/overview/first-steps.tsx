"use client";

import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useDatasets } from "@/features/datasets/queries";
import { overviewMessages, type OverviewText } from "@/features/overview/messages";
import { useNewestModels, useNewestValuations } from "@/features/overview/queries";
import { useRuns } from "@/features/runs/queries";
import type { ModelRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";
import { keepCookie, STEPS_COOKIE } from "@/lib/theme";
import { useText } from "@/lib/use-text";

type StepKey = keyof OverviewText["steps"];

/** What the server knows to be done; nothing is ticked by hand. */
function useDone(): Record<StepKey, boolean> | null {
  const runs = useRuns().data?.items;
  const models = useNewestModels().data?.items;
  const valuations = useNewestValuations().data?.items;
  const datasets = useDatasets().data?.items;
  if (!runs || !models || !valuations || !datasets) return null;
  return {
    data: runs.length > 0 || datasets.some(({ builtin }) => !builtin),
    train: models.length > 0,
    check: twoComparable(models),
    value: valuations.length > 0,
  };
}

const twoComparable = (models: ModelRead[]): boolean => new Set(models.map((model) => model.test_sha256)).size < models.length;

export function FirstSteps({ hiddenAtFirst }: { hiddenAtFirst: boolean }) {
  const text = useText(overviewMessages);
  const done = useDone();
  const [hidden, setHidden] = useState(hiddenAtFirst);
  const steps = Object.entries(text.steps) as [StepKey, OverviewText["steps"][StepKey]][];
  if (hidden || !done || steps.every(([key]) => done[key])) return null;
  const next = steps.find(([key]) => !done[key])?.[0];
  const hide = () => {
    keepCookie(STEPS_COOKIE, "hidden");
    setHidden(true);
  };
  return (
    <Card
      title={text.checklist}
      className="mb-4"
      actions={
        <Button look="ghost" size="sm" onClick={hide}>
          {text.hide}
        </Button>
      }
    >
      <ol className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {steps.map(([key, step], index) => (
          <li key={key}>
            <Link
              href={step.href}
              className={cn("flex h-full gap-2.5 rounded-md border p-3 hover:bg-hover", key === next ? "border-accent" : "border-line")}
            >
              <Mark done={done[key]} />
              <span>
                <span className="block font-medium">
                  {index + 1}. {step.title}
                  <span className="sr-only">, {done[key] ? text.done : text.open}</span>
                </span>
                <span className="block text-sm text-muted">{step.text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Mark({ done }: { done: boolean }) {
  const Icon = done ? CircleCheck : Circle;
  return <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", done ? "text-success" : "text-muted")} />;
}
