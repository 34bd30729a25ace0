"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { AddressField } from "@/features/value/address-field";
import { FieldControl } from "@/features/value/field-control";
import { valueText as text } from "@/features/value/messages";
import { placeFields, readHome, splitFields, type Typed, typedFrom, typedPlace } from "@/features/value/read-home";
import type { FieldRead, ModelSchemaRead, PredictRequest } from "@/lib/api/generated";

export type HomeInput = Pick<PredictRequest, "features" | "as_of">;

type HomeFormProps = {
  schema: ModelSchemaRead;
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
export function HomeForm({ schema, filled = false, busy, blocked, onSubmit, onInvalid, refused = {}, children }: HomeFormProps) {
  const [typed, setTyped] = useState<Typed>(() => (filled ? typedFrom(schema.fields, schema.example) : {}));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);
  const { main, more } = splitFields(schema.fields);
  const change = (name: string, entry: string) => {
    setTyped((known) => ({ ...known, [name]: entry }));
    if (errors[name]) setErrors(({ [name]: _, ...others }) => others);
  };
  const fill = () => {
    setTyped(typedFrom(schema.fields, schema.example));
    setErrors({});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || blocked) return;
    const read = readHome(schema.fields, typed);
    setErrors(read.errors);
    const first = schema.fields.find((field) => read.errors[field.name]);
    if (first) {
      onInvalid?.();
      return focusField(form.current, first.name);
    }
    onSubmit({ features: read.features, as_of: read.asOf });
  };
  const shown = { ...refused, ...errors };
  const control = (field: FieldRead) => (
    <FieldControl key={field.name} field={field} value={typed[field.name] ?? ""} onChange={(entry) => change(field.name, entry)} error={shown[field.name]} />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={text.form.label} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          <span className="text-danger">*</span> {text.form.lead}
        </p>
        <Button size="sm" onClick={fill}>
          {text.form.fill}
        </Button>
      </div>
      <ErrorSummary errors={errors} fields={schema.fields} onGo={(name) => focusField(form.current, name)} />
      {placeFields(schema.fields) && <AddressField onPlace={(place) => setTyped((known) => ({ ...known, ...typedPlace(schema.fields, place) }))} />}
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
