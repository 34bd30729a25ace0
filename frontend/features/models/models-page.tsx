"use client";

import { Package } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { useState } from "react";

import { TrainLink } from "@/components/shell/train-link";
import { Button, LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { SkeletonLines } from "@/components/ui/skeleton";
import { datasetName } from "@/features/datasets/dataset-name";
import { datasetsOf, groupModels } from "@/features/models/groups";
import { labelsText } from "@/features/models/labels-text";
import { ModelsGroup } from "@/features/models/models-group";
import { WaitingProposals } from "@/features/models/proposals";
import { useModels } from "@/features/models/queries";
import { modelText as text } from "@/features/models/text";

export const MOST_COMPARED = 6;
const ALL = "all";

/** Every trained model, in groups that were scored on the same test sales. */
export function ModelsPage() {
  const [archived, setArchived] = useQueryState("archived", parseAsBoolean.withDefault(false));
  const models = useModels(archived);
  const [dataset, setDataset] = useQueryState("ds", parseAsString);
  const [chosen, setChosen] = useState<string[]>([]);
  const known = models.data ?? [];
  const shown = dataset === null ? known : known.filter((model) => model.dataset.id === dataset);
  const picked = chosen.filter((id) => shown.some((model) => model.id === id));
  const toggle = (id: string) => setChosen(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  return (
    <>
      <PageHeader
        title={text.models}
        lead={text.lead}
        actions={known.length > 0 && <CompareActions chosen={picked} onClear={() => setChosen([])} />}
      />
      <WaitingProposals />
      {models.isError && !models.data && <ProblemPanel error={models.error} title={text.listFailed} onRetry={() => void models.refetch()} />}
      {models.isPending && <SkeletonLines lines={6} />}
      {(archived || known.length > 0) && (
        <label className="no-print mb-4 flex w-fit items-center gap-2">
          <input type="checkbox" className="size-4 accent-accent" checked={archived} onChange={(event) => void setArchived(event.target.checked || null)} />
          {labelsText.show}
        </label>
      )}
      {models.data && known.length === 0 && <NoModels />}
      {known.length > 0 && (
        <div className="flex flex-col gap-4">
          <DatasetFilter value={dataset} onChange={(id) => void setDataset(id)} options={datasetsOf(known)} />
          {groupModels(shown).map((group) => (
            <ModelsGroup key={group.key} group={group} chosen={picked} onToggle={toggle} full={picked.length >= MOST_COMPARED} />
          ))}
          {shown.length === 0 && (
            <Empty title={text.filtered.title} action={<Button onClick={() => void setDataset(null)}>{text.filtered.all}</Button>}>
              {text.filtered.text(known.length)}
            </Empty>
          )}
        </div>
      )}
    </>
  );
}

function CompareActions({ chosen, onClear }: { chosen: string[]; onClear: () => void }) {
  if (chosen.length === 0) {
    return <TrainLink look="primary">{text.train}</TrainLink>;
  }
  return (
    <>
      <Button look="ghost" onClick={onClear}>
        {text.clear}
      </Button>
      <LinkButton look="primary" href={`/compare?m=${chosen.join(",")}`}>
        {text.compare(chosen.length)}
      </LinkButton>
    </>
  );
}

type DatasetFilterProps = { value: string | null; onChange: (id: string | null) => void; options: { id: string; title: string }[] };

function DatasetFilter({ value, onChange, options }: DatasetFilterProps) {
  if (options.length < 2 && value === null) return null;
  return (
    <div data-page-filter>
      <Field label={text.dataset} className="max-w-xs">
        {(control) => (
          <Select
            {...control}
            value={value ?? ALL}
            placeholder={text.chooseDataset}
            onChange={(id) => onChange(id === ALL ? null : id)}
            options={[{ value: ALL, label: text.allDatasets }, ...options.map((dataset) => ({ value: dataset.id, label: datasetName(dataset) }))]}
          />
        )}
      </Field>
    </div>
  );
}

function NoModels() {
  return (
    <Empty title={text.none} icon={<Package aria-hidden="true" />} action={<TrainLink look="primary">{text.train}</TrainLink>}>
      {text.noneLead}
    </Empty>
  );
}
