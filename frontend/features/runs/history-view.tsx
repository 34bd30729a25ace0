"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";

import { Alert } from "@/components/ui/alert";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TooGood } from "@/features/models/too-good";
import { HistoryTable } from "@/features/runs/history-table";
import { runText } from "@/features/runs/text";
import { pollInterval, runKeys } from "@/features/runs/queries";
import { runName } from "@/features/runs/run-name";
import { isActive } from "@/features/runs/run-state";
import { mainRun } from "@/features/runs/scores";
import { listRuns } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { TRAINABLE } from "@/lib/families";
import { familyName } from "@/messages/family-names";
import { messages } from "@/messages/text";

const STATES = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
const text = runText.history;

const any = () => ({ value: "any" as const, label: text.any });
const stateOptions = () => [any(), ...STATES.map((value) => ({ value, label: messages.runs.states[value] }))];
const modelOptions = () => [any(), ...TRAINABLE.map((value) => ({ value, label: familyName(value) }))];

function useHistory(filters: { state: (typeof STATES)[number] | null; model: (typeof TRAINABLE)[number] | null }) {
  const query = { state: filters.state ?? undefined, model_type: filters.model ?? undefined };
  return useInfiniteQuery({
    queryKey: [...runKeys.all, "history", query],
    queryFn: ({ pageParam, signal }) => unwrap(listRuns({ query: { ...query, cursor: pageParam, limit: 50 }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: ({ state }) => pollInterval(state.data?.pages.some((page) => page.items.some(isActive)) ?? false),
  });
}

const oneOf = <T extends string>(known: readonly T[], asked: string | null): T | null => known.find((one) => one === asked) ?? null;

/** Every run ever, with filters that live in the address. */
export function HistoryView() {
  const [asked, setFilters] = useQueryStates({ state: parseAsString, model: parseAsString });
  const filters = { state: oneOf(STATES, asked.state), model: oneOf(TRAINABLE, asked.model) };
  const unknown = [asked.state !== filters.state && asked.state, asked.model !== filters.model && asked.model].filter((name) => typeof name === "string");
  const query = useHistory(filters);
  const runs = query.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = filters.state !== null || filters.model !== null;
  return (
    <Card>
      <Controls pageFilter className="mb-4 grid max-w-lg grid-cols-2 gap-3">
        <Field label={text.filterState}>
          {(props) => (
            <Select
              {...props}
              value={filters.state ?? "any"}
              onChange={(next) => void setFilters({ state: next === "any" ? null : next })}
              options={stateOptions()}
            />
          )}
        </Field>
        <Field label={text.filterModel}>
          {(props) => (
            <Select
              {...props}
              value={filters.model ?? "any"}
              onChange={(next) => void setFilters({ model: next === "any" ? null : next })}
              options={modelOptions()}
            />
          )}
        </Field>
      </Controls>
      {unknown.length > 0 && <Alert tone="warn" title={text.unknownFilter(unknown)} className="mb-4" />}
      {query.isPending && <SkeletonLines lines={6} />}
      {query.error && !query.data && (
        <ProblemPanel error={query.error} title={messages.runs.loadFailed} onRetry={() => void query.refetch()} />
      )}
      <TooGood models={runs.map((run) => ({ name: runName(run), warnings: mainRun(run)?.result?.warnings }))} className="mb-4" />
      {runs.length > 0 && <HistoryTable runs={runs} />}
      {query.data && runs.length === 0 && (filtered ? <NoMatch onClear={() => void setFilters(null)} /> : <NoRuns />)}
      {query.hasNextPage && (
        <div className="mt-4">
          <Button onClick={() => void query.fetchNextPage()} busy={query.isFetchingNextPage}>
            {text.more}
          </Button>
        </div>
      )}
    </Card>
  );
}

const NoRuns = () => (
  <Empty
    title={text.emptyTitle}
    action={
      <LinkButton href="/train" look="primary">
        {text.train}
      </LinkButton>
    }
  >
    {text.empty}
  </Empty>
);

const NoMatch = ({ onClear }: { onClear: () => void }) => (
  <Empty title={text.noMatch} action={<Button onClick={onClear}>{text.clear}</Button>} />
);
