"use client";

import { type FormEvent, type ReactNode, useRef } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { noteOf, point } from "@/features/places/place";
import { PlaceField } from "@/features/places/place-field";
import { AddressField } from "@/features/value/address-field";
import { AsOfControl } from "@/features/value/as-of-control";
import { FieldControl } from "@/features/value/field-control";
import { valueText as text } from "@/features/value/text";
import { arranged, placeError, readHome, type Typed } from "@/features/value/read-home";
import { useHomeForm } from "@/features/value/use-home-form";
import type { FieldRead, ModelSchemaRead, ValuationRequest } from "@/lib/api/generated";
import type { Tiles } from "@/lib/map-tiles";

export type HomeInput = Pick<ValuationRequest, "features" | "as_of" | "label" | "located_by" | "reach_m">;

type HomeFormProps = {
  schema: ModelSchemaRead;
  /** The data set whose addresses and map find the home. */
  dataset?: string;
  tiles?: Tiles | null;
  /** Begins with the model's example home instead of empty fields. */
  filled?: boolean;
  busy: boolean;
  /** Why the form cannot be sent now. */
  blocked?: string | undefined;
  onSubmit: (home: HomeInput) => void;
  /** Called when the form was to be sent, but cannot be sent as it is. */
  onInvalid?: () => void;
  /** Errors of the server by field name. */
  refused?: Record<string, string>;
  children?: ReactNode;
};

/** A form drawn from a model's description; Enter submits, unusual values warn and pass. */
export function HomeForm({ schema, dataset = "", tiles = null, filled = false, busy, blocked, onSubmit, onInvalid, refused = {}, children }: HomeFormProps) {
  const { typed, change, place, choose, fill, errors, setErrors } = useHomeForm(schema, filled);
  const form = useRef<HTMLFormElement>(null);
  const { asOf, place: coordinates, main, more } = arranged(schema.fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || blocked) return;
    const read = readHome(schema.fields, typed);
    const wrong = coordinates ? { ...read.errors, ...placeErrorAt(schema.fields, typed, coordinates.latitude.name) } : read.errors;
    setErrors(wrong);
    const first = [...(coordinates ? [coordinates.latitude] : []), ...schema.fields].find((field) => wrong[field.name]);
    if (first) {
      onInvalid?.();
      return focusField(form.current, first.name);
    }
    onSubmit({ features: { ...read.features, ...place?.own }, as_of: read.asOf, ...noteOf(place) });
  };
  const shown = { ...refused, ...errors };
  const control = (field: FieldRead) => (
    <FieldControl key={field.name} field={field} value={typed[field.name] ?? ""} onChange={(entry) => change(field.name, entry)} error={shown[field.name]} />
  );
  const required = coordinates?.latitude.required || coordinates?.longitude.required || false;
  const wrongPlace = coordinates !== null && [coordinates.latitude, coordinates.longitude].some(({ name }) => shown[name]);
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={text.form.label} className="flex flex-col gap-4">
      {asOf && <AsOfControl field={asOf} value={typed[asOf.name] ?? ""} onChange={(day) => change(asOf.name, day)} error={shown[asOf.name]} />}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          <span className="text-danger">*</span> {text.form.lead}
        </p>
        <Button size="sm" onClick={fill}>
          {text.form.fill}
        </Button>
      </div>
      <ErrorSummary errors={errors} fields={schema.fields} onGo={(name) => focusField(form.current, name)} />
      {coordinates && (
        <PlaceField
          dataset={dataset}
          tiles={tiles}
          place={place}
          onPlace={choose}
          required={required}
          open={wrongPlace}
          service={<AddressField onPlace={(at) => choose(point("address", at.latitude, at.longitude, at.address))} />}
        >
          {control(coordinates.latitude)}
          {control(coordinates.longitude)}
        </PlaceField>
      )}
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 sm:grid-cols-2">{main.map(control)}</div>
      {more.length > 0 && <More open={more.some((field) => shown[field.name])} count={more.length}>{more.map(control)}</More>}
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={busy} disabled={blocked !== undefined}>
          {text.form.submit}
        </Button>
        {blocked && <p className="text-sm text-muted">{blocked}</p>}
      </div>
    </form>
  );
}

/** A place that is missing is said once, at the first coordinate. */
function placeErrorAt(fields: FieldRead[], typed: Typed, name: string): Record<string, string> {
  const error = placeError(fields, typed);
  return error === null ? {} : { [name]: error };
}

function More({ open, count, children }: { open: boolean; count: number; children: ReactNode }) {
  return (
    <details open={open || undefined} className="rounded-md border border-line p-3">
      <summary className="font-medium">{text.form.more(count)}</summary>
      <div className="mt-3 grid grid-cols-1 gap-x-4 gap-y-3 sm:grid-cols-2">{children}</div>
    </details>
  );
}

type ErrorSummaryProps = { errors: Record<string, string>; fields: FieldRead[]; onGo: (name: string) => void };

function ErrorSummary({ errors, fields, onGo }: ErrorSummaryProps) {
  const wrong = fields.filter((field) => errors[field.name]);
  if (wrong.length === 0) return null;
  return (
    <Alert tone="danger" live title={text.form.wrong(wrong.length)}>
      <ul className="list-disc pl-5">
        {wrong.map((field) => (
          <li key={field.name}>
            <TextLink
              href={`#${field.name}`}
              onClick={(event) => {
                event.preventDefault();
                onGo(field.name);
              }}
            >
              {errors[field.name]}
            </TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function focusField(form: HTMLFormElement | null, name: string): void {
  const control = form?.elements.namedItem(name);
  if (!(control instanceof HTMLElement)) return;
  control.closest("details")?.setAttribute("open", "");
  control.focus();
}
