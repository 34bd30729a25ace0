"use client";

import { Package } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { useState } from "react";

import { Button, LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { SkeletonLines } from "@/components/ui/skeleton";
import { datasetName } from "@/features/datasets/dataset-name";
import { datasetsOf, groupModels } from "@/features/models/groups";
import { labelsText } from "@/features/models/labels-messages";
import { ModelsGroup } from "@/features/models/models-group";
import { WaitingProposals } from "@/features/models/proposals";
import { useModels } from "@/features/models/queries";
import { plural } from "@/lib/format";

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
        title="Models"
        lead="The figures are measured on test sales, which no model had seen. Models are listed together only when their test sales are the same."
        actions={<CompareActions chosen={picked} onClear={() => setChosen([])} />}
      />
      <WaitingProposals />
      {models.isError && !models.data && <ProblemPanel error={models.error} title="The models could not be loaded" onRetry={() => void models.refetch()} />}
      {models.isPending && <SkeletonLines lines={6} />}
      <label className="no-print mb-4 flex w-fit items-center gap-2">
        <input type="checkbox" className="size-4 accent-accent" checked={archived} onChange={(event) => void setArchived(event.target.checked || null)} />
        {labelsText.show}
      </label>
      {models.data && known.length === 0 && <NoModels />}
      {known.length > 0 && (
        <div className="flex flex-col gap-4">
          <DatasetFilter value={dataset} onChange={(id) => void setDataset(id)} options={datasetsOf(known)} />
          {groupModels(shown).map((group) => (
            <ModelsGroup key={group.key} group={group} chosen={picked} onToggle={toggle} full={picked.length >= MOST_COMPARED} />
          ))}
          {shown.length === 0 && (
            <Empty title="No model of this data set" action={<Button onClick={() => void setDataset(null)}>Show all data sets</Button>}>
              The filter hides {plural(known.length, "model", "models")} of other data sets.
            </Empty>
          )}
        </div>
      )}
    </>
  );
}

function CompareActions({ chosen, onClear }: { chosen: string[]; onClear: () => void }) {
  if (chosen.length === 0) {
    return (
      <LinkButton href="/train" look="primary">
        Train a model
      </LinkButton>
    );
  }
  return (
    <>
      <Button look="ghost" onClick={onClear}>
        Clear selection
      </Button>
      <LinkButton look="primary" href={`/compare?m=${chosen.join(",")}`}>
        Compare {plural(chosen.length, "model", "models")}
      </LinkButton>
    </>
  );
}

type DatasetFilterProps = { value: string | null; onChange: (id: string | null) => void; options: { id: string; title: string }[] };

function DatasetFilter({ value, onChange, options }: DatasetFilterProps) {
  if (options.length < 2 && value === null) return null;
  return (
    <div data-page-filter>
      <Field label="Data set" className="max-w-xs">
        {(control) => (
          <Select
            {...control}
            value={value ?? ALL}
            placeholder="Choose a data set"
            onChange={(id) => onChange(id === ALL ? null : id)}
            options={[{ value: ALL, label: "All data sets" }, ...options.map((dataset) => ({ value: dataset.id, label: datasetName(dataset) }))]}
          />
        )}
      </Field>
    </div>
  );
}

function NoModels() {
  return (
    <Empty
      title="No model is trained yet"
      icon={<Package aria-hidden="true" />}
      action={
        <LinkButton href="/train" look="primary">
          Train a model
        </LinkButton>
      }
    >
      Trained models appear here with their accuracy on sales they had never seen, beside two simple rules that they have to beat.
    </Empty>
  );
}
