"use client";

import { useId } from "react";

import { type ControlProps, controlClass, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { valueText as text } from "@/features/value/text";
import { fieldWarning, typicalText, writtenNumber } from "@/features/value/read-home";
import type { FieldRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";
import { unitBeside } from "@/lib/format";

const FEW = 30;

type FieldControlProps = { field: FieldRead; value: string; onChange: (typed: string) => void; error: string | undefined };

/** One input of a model, drawn from its description. */
export function FieldControl({ field, value, onChange, error }: FieldControlProps) {
  const warning = fieldWarning(field, value);
  const help = [field.help, typicalText(field)].filter(Boolean).join(" ");
  return (
    <Field
      label={
        <>
          {field.label}
          {field.required && <Required />}
        </>
      }
      unit={unitBeside(field.label, field.unit)}
      error={error}
      help={
        <>
          {help}
          <span aria-live="polite" className="block font-medium text-warn">
            {warning}
          </span>
        </>
      }
      className={field.kind === "text" ? "col-span-full" : undefined}
    >
      {(control) => <Control field={field} value={value} onChange={onChange} control={control} />}
    </Field>
  );
}

function Required() {
  return (
    <>
      <span aria-hidden="true" className="text-danger">
        {" "}
        *
      </span>
      <span className="sr-only"> ({text.required})</span>
    </>
  );
}

type ControlShape = Pick<FieldControlProps, "field" | "value" | "onChange"> & { control: ControlProps };

function Control({ field, value, onChange, control }: ControlShape) {
  const shared = { ...control, name: field.name, value, "aria-required": field.required || undefined };
  const type = (event: { target: { value: string } }) => onChange(event.target.value);
  const empty = field.required ? "" : text.unknown;
  switch (field.kind) {
    case "boolean":
      return <Choice {...shared} onChange={type} required={field.required} options={[["true", text.yes], ["false", text.no]]} />;
    case "choice":
      return (field.choices ?? []).length <= FEW && !field.more_choices ? (
        <Choice {...shared} onChange={type} required={field.required} options={(field.choices ?? []).map((choice) => [choice, choice])} />
      ) : (
        <Searchable {...shared} onChange={type} placeholder={empty} choices={field.choices ?? []} />
      );
    case "date":
      return <Input {...shared} type="date" onChange={type} />;
    case "text":
      return <textarea {...shared} rows={3} onChange={type} placeholder={empty} className={cn(controlClass, "h-auto py-2")} />;
    default:
      return <Input {...shared} inputMode={numeric(field)} autoComplete="off" onChange={type} placeholder={field.required ? example(field) : text.unknown} className="num" />;
  }
}

/** Phones show a minus sign only on the full keyboard. */
const numeric = (field: FieldRead): "decimal" | "text" => (typeof field.low === "number" && field.low < 0 ? "text" : "decimal");

const example = (field: FieldRead): string => (typeof field.typical === "number" ? text.example(writtenNumber(field, field.typical)) : "");

type ChoiceProps = ControlProps & { name: string; value: string; onChange: (event: { target: { value: string } }) => void };

function Choice({ options, required, ...rest }: ChoiceProps & { options: [string, string][]; required: boolean }) {
  const known = rest.value === "" || options.some(([value]) => value === rest.value);
  return (
    <select {...rest} className={controlClass}>
      <option value="">{required ? text.choose : text.unknown}</option>
      {!known && <option value={rest.value}>{rest.value}</option>}
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Searchable({ choices, ...rest }: ChoiceProps & { choices: string[]; placeholder: string }) {
  const id = useId();
  return (
    <>
      <Input {...rest} list={id} autoComplete="off" />
      <datalist id={id}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </>
  );
}
