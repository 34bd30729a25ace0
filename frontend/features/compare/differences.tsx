"use client";

import { type Column, DataTable } from "@/components/ui/data-table";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Term } from "@/components/ui/term";
import { compareText } from "@/features/compare/text";
import { type Compared, differenceText, differenceUnit, PAIRED, pairSentence, verdictText } from "@/features/models/pairs";
import { useComparison } from "@/features/models/queries";
import { modelLabel } from "@/features/models/groups";
import type { ComparisonRead, ModelRead, PairRead } from "@/lib/api/generated";

const text = compareText.differences;

/** Every pair of the models on the same sales: what is proven, and by how much. */
export function Differences({ models }: { models: ModelRead[] }) {
  const found = useComparison(models.map((model) => model.id));
  return (
    <>
      {found.isError && <ProblemPanel error={found.error} title={text.failed} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonLines lines={4} />}
      {found.data && <Pairs found={found.data} models={models} />}
    </>
  );
}

function Pairs({ found: { n, dataset, differences }, models }: { found: ComparisonRead; models: ModelRead[] }) {
  const labels = new Map(models.map((model) => [model.id, modelLabel(model)]));
  const nameOf = (id: string) => labels.get(id) ?? id;
  const columns: Column<PairRead>[] = [
    { id: "pair", header: text.pair, cell: ({ first, second }) => text.less(nameOf(first), nameOf(second)) },
    ...PAIRED.map((key) => differenceColumn(key, dataset.currency)),
  ];
  return (
    <>
      <ul className="mb-3 list-disc pl-5">
        {differences.map((pair) => (
          <li key={keyOf(pair)}>{pairSentence(pair, nameOf, dataset.currency)}</li>
        ))}
      </ul>
      <DataTable caption={text.caption} rows={differences} columns={columns} rowKey={keyOf} />
      <p className="mt-2 text-xs text-muted">{text.note(n)}</p>
    </>
  );
}

const keyOf = ({ first, second }: PairRead): string => `${first} ${second}`;

function differenceColumn(key: Compared, currency: string): Column<PairRead> {
  return {
    id: key,
    header: (
      <span>
        <Term name={key} />, {differenceUnit(key, currency)}
      </span>
    ),
    numeric: true,
    cell: ({ metrics }) => (
      <>
        {differenceText(metrics[key], key, currency)}
        <span className="block text-xs text-muted">{verdictText(metrics[key])}</span>
      </>
    ),
  };
}
