"use client";

import { ScanSearch } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";

import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Controls } from "@/components/ui/controls";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Explorer } from "@/features/errors/explorer";
import { FILTER_ADDRESS, NO_FILTERS } from "@/features/errors/filters";
import { errorsText as text } from "@/features/errors/text";
import { useErrors } from "@/features/errors/queries";
import { useMapLibrary } from "@/features/map/library";
import { modelLabel } from "@/features/models/groups";
import { useModels } from "@/features/models/queries";
import type { ModelRead } from "@/lib/api/generated";
import type { Tiles, TileSetting } from "@/lib/map-tiles";

/** Where a model errs: map, price tiers, areas, months and the worst sales, which restrict each other. */
export function ErrorsPage({ tiles, fault }: TileSetting) {
  const models = useModels();
  // The library of the map is on its way while the errors are still asked for.
  useMapLibrary();
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      {fault && <Alert tone="warn" title={fault} className="mb-4" />}
      {models.isError && !models.data && <ProblemPanel error={models.error} title={text.modelsFailed} onRetry={() => void models.refetch()} />}
      {models.isPending && <SkeletonLines lines={8} />}
      {models.data && (models.data.length === 0 ? <NoModels /> : <Known models={models.data} tiles={tiles} />)}
    </>
  );
}

function NoModels() {
  return (
    <Empty
      title={text.noModels}
      icon={<ScanSearch aria-hidden="true" />}
      action={
        <LinkButton look="primary" href="/train">
          {text.train}
        </LinkButton>
      }
    >
      {text.noModelsLead}
    </Empty>
  );
}

function Known({ models, tiles }: { models: ModelRead[]; tiles: Tiles | null }) {
  const [{ m: asked }, setAddress] = useQueryStates({ m: parseAsString, ...FILTER_ADDRESS });
  const named = models.find(({ id }) => id === asked);
  const model = named ?? models.find(({ status }) => status === "champion") ?? (models[0] as ModelRead);
  const query = useErrors(model.id);
  // Areas, months and amounts of one data set mean nothing in another.
  const choose = (id: string) => {
    const same = models.find((one) => one.id === id)?.dataset.id === model.dataset.id;
    void setAddress(same ? { m: id } : { m: id, ...NO_FILTERS });
  };
  return (
    <div className="flex flex-col gap-4">
      {asked !== null && !named && <Alert tone="warn" title={text.gone} />}
      <Controls className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <Field label={text.model} className="w-96 max-w-full">
          {(control) => <Select {...control} value={model.id} onChange={choose} options={models.map((one) => ({ value: one.id, label: nameOf(one) }))} />}
        </Field>
        <TextLink href={`/models/${model.id}`}>{text.openModel}</TextLink>
        <TextLink href={`/data/${encodeURIComponent(model.dataset.id)}/checks`}>{text.checks}</TextLink>
      </Controls>
      {query.error && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={10} />}
      {query.data && <Explorer key={model.id} model={model} read={query.data} tiles={tiles} />}
    </div>
  );
}

const nameOf = (model: ModelRead): string => text.modelName(modelLabel(model), model.dataset.title, model.status === "champion");
