"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { refreshRuns } from "@/features/runs/actions";
import { runQuery } from "@/features/runs/queries";
import type { TrainingOrder } from "@/features/training/form";
import { submitTraining } from "@/features/training/submit";
import { randomId } from "@/lib/random-id";

/** One key per state of the form: sent twice it gives one run; changed or answered, the next is another run. */
function useFormKey(): { keyOf: (order: TrainingOrder) => string; spend: () => void } {
  const held = useRef({ state: "", key: "" });
  return {
    keyOf: (order) => {
      const state = JSON.stringify(order);
      if (held.current.state !== state) held.current = { state, key: randomId() };
      return held.current.key;
    },
    spend: () => {
      held.current = { state: "", key: "" };
    },
  };
}

/** `onStarted` is called although the form that asked may be gone by then: the first run ends a page's welcome. */
export function useTraining(onStarted?: (runId: string) => void) {
  const client = useQueryClient();
  const { keyOf, spend } = useFormKey();
  return useMutation({
    mutationFn: (order: TrainingOrder) => submitTraining(order, keyOf(order)),
    onSuccess: async ({ task_id: id }) => {
      spend();
      onStarted?.(id);
      await Promise.all([refreshRuns(client), client.prefetchQuery(runQuery(id))]);
    },
  });
}
