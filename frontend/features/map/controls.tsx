import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { type Colouring, COLOURINGS } from "@/features/map/colouring";
import { mapText as text } from "@/features/map/text";
import type { ModelRead } from "@/lib/api/generated";
import { familyName } from "@/messages/family-names";

export const modelName = (model: ModelRead): string => text.modelName(familyName(model.family), model.version, model.status === "champion");

type MapControlsProps = {
  dataset: string;
  colouring: Colouring;
  /** Colourings that the data set has the figures for. */
  has: Record<Colouring, boolean>;
  model: ModelRead | null;
  models: ModelRead[];
  onColouring: (colouring: Colouring) => void;
  onModel: (id: string) => void;
};

/** What the colours show; both choices are kept in the address. */
export function MapControls({ dataset, colouring, has, model, models, onColouring, onModel }: MapControlsProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <Field label={text.colourBy} className="w-64">
        {(control) => (
          <Select
            {...control}
            value={colouring}
            onChange={onColouring}
            options={COLOURINGS.map((value) => ({
              value,
              label: text.option(text.colourings[value], has[value] ? "" : text.unavailable[value]),
              disabled: !has[value],
            }))}
          />
        )}
      </Field>
      {colouring === "error" && (
        <Field label={text.model} className="w-64">
          {(control) => (
            <Select {...control} value={model?.id ?? null} onChange={onModel} options={models.map((one) => ({ value: one.id, label: modelName(one) }))} />
          )}
        </Field>
      )}
      {models.length === 0 && (
        <p className="pb-1.5 text-sm text-muted">
          {text.noModel} <TextLink href={`/train?ds=${encodeURIComponent(dataset)}`}>{text.train}</TextLink>
        </p>
      )}
    </div>
  );
}
