"use client";

import { type ReactNode, useState } from "react";

import { DataTable } from "@/components/ui/data-table";
import { Alert } from "@/components/ui/alert";
import { Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Answers } from "@/features/importing/answers";
import { importText } from "@/features/importing/text";
import { PlaceChoice } from "@/features/importing/place-choice";
import { Part } from "@/features/importing/part";
import { questionsOf } from "@/features/importing/steps";
import { SystemQuestion } from "@/features/importing/system-question";
import type { Import } from "@/features/importing/use-import";
import type { FirstRowRead, InspectionRead, TableQuestion } from "@/lib/api/generated";
import { integer, MISSING } from "@/lib/format";

const text = importText.read;

type StepProps = { table: Import; found: InspectionRead };

/** How the file is written, what it leaves open, and its first rows as they are read. */
export function ReadStep({ table, found }: StepProps) {
  return (
    <>
      {found.columns.length === 1 && (
        <Alert tone="warn" title={text.oneColumn}>
          {text.oneColumnText}
        </Alert>
      )}
      <Questions table={table} found={found} />
      <PlaceChoice table={table} found={found} />
      <Part title={text.facts}>
        <Facts facts={factsOf(found)} />
      </Part>
      <Part title={text.rows} lead={text.rowsLead}>
        <DataTable caption={text.rows} rows={found.first_rows} columns={rowColumns(found)} rowKey={(row) => String(row.row)} />
      </Part>
    </>
  );
}

function factsOf({ dialect, encoding, rows, columns, first_rows, problems }: InspectionRead) {
  const { delimiter = "", quote = "", format = "", compression = "" } = dialect;
  const ofFile = problems.filter((problem) => problem.row === null && problem.column === null);
  return [
    { label: text.names.format, value: text.format(format, compression) },
    ...(delimiter ? [{ label: text.names.delimiter, value: text.signs[delimiter] ?? delimiter }] : []),
    ...(quote ? [{ label: text.names.quote, value: quote }] : []),
    { label: text.names.encoding, value: encoding },
    { label: text.names.header, value: first_rows[0] ? text.firstRow(first_rows[0].row) : MISSING },
    { label: text.names.size, value: text.size(rows, columns.length) },
    ...ofFile.map((problem) => ({ label: problem.kind || text.names.noted, value: problem.rule })),
  ];
}

function rowColumns({ columns }: InspectionRead) {
  const number = { id: "row", header: text.row, numeric: true, cell: (row: FirstRowRead): ReactNode => integer(row.row) };
  const cells = columns.map((column, place) => ({
    id: `column ${place}`,
    header: column.name,
    numeric: column.type === "number" || column.type === "integer",
    className: "max-w-48 truncate whitespace-nowrap",
    cell: (row: FirstRowRead): ReactNode => row.values[place] ?? MISSING,
  }));
  return [number, ...cells];
}

/** Which question each choice answers. */
const ASKED = { date_order: "date order", sale_year: "sale year", decimal: "decimal sign", currency: "currency", area_unit: "area unit" } as const;

function Questions({ table: { answers, change }, found }: StepProps) {
  const asked = questionsOf(found);
  const said = (next: Partial<Answers>) => change({ answers: { ...answers, ...next } });
  const open = (kind: string) => asked.find((question) => question.kind === kind);
  const elsewhere = asked.filter((question) => !Object.values<string>(ASKED).includes(question.kind));
  return (
    <Part title={text.questions} lead={asked.length > 0 ? text.open(asked.length) : text.none}>
      <div className="flex flex-col gap-4">
        {elsewhere.map((question) =>
          question.kind === "coordinate system" ? (
            <SystemQuestion key={question.kind} text={question.text} likely={question.answers} onAnswer={(crs) => said({ crs })} />
          ) : (
            <p key={question.kind}>{question.text}</p>
          ),
        )}
        <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
          <Choice
            field="date_order"
            value={answers.date_order ?? ""}
            question={open(ASKED.date_order)}
            onChange={({ date_order: _, ...others }, value) => change({ answers: value ? { ...others, date_order: value } : others })}
            answers={answers}
          />
          {(open(ASKED.sale_year) || answers.sale_year) && (
            <SaleYear known={answers.sale_year} question={open(ASKED.sale_year)} onChange={(sale_year) => said({ sale_year })} />
          )}
          <Choice
            field="decimal"
            value={answers.decimal ?? ""}
            question={open(ASKED.decimal)}
            onChange={({ decimal: _, ...others }, value) => change({ answers: value ? { ...others, decimal: value } : others })}
            answers={answers}
          />
          <Currency known={answers.currency || found.currency} question={open(ASKED.currency)} onChange={(currency) => said({ currency })} />
          <Field label={text.labels.area_unit} help={open(ASKED.area_unit)?.text}>
            {(props) => <Select {...props} value={answers.area_unit || found.area_unit} onChange={(area_unit) => said({ area_unit })} options={areas()} />}
          </Field>
        </div>
      </div>
    </Part>
  );
}

const areas = () => (["", "ft2", "m2"] as const).map((value) => ({ value, label: text.areas[value] }));
const CHOICES = { date_order: ["day-first", "month-first"], decimal: [".", ","] } as const;

type ChoiceProps<F extends keyof typeof CHOICES> = {
  field: F;
  value: (typeof CHOICES)[F][number] | "";
  question: TableQuestion | undefined;
  answers: Answers;
  onChange: (answers: Answers, value: (typeof CHOICES)[F][number] | undefined) => void;
};

/** A reading that the table decides itself, or asks for. */
function Choice<F extends keyof typeof CHOICES>({ field, value, question, answers, onChange }: ChoiceProps<F>) {
  const values: readonly (typeof CHOICES)[F][number][] = CHOICES[field];
  const options = [
    { value: "" as const, label: question ? text.undecided(text.answers[question.taken] ?? question.taken) : text.asTable },
    ...values.map((each) => ({ value: each, label: text.answers[each] ?? each })),
  ];
  return (
    <Field label={text.labels[field]} help={question?.text}>
      {(props) => <Select {...props} value={value} onChange={(next) => onChange(answers, values.find((each) => each === next))} options={options} />}
    </Field>
  );
}

const YEAR = /^[0-9]{4}$/;

/** The year of sales whose months alone are known; half a year is none, and reads nothing again. */
function SaleYear({ known, question, onChange }: { known?: number; question: TableQuestion | undefined; onChange: (year: number | undefined) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (next: string) => {
    const isWhole = next === "" || YEAR.test(next);
    setTyped(isWhole ? null : next);
    if (isWhole) onChange(next === "" ? undefined : Number(next));
  };
  return (
    <Field label={text.labels.sale_year} help={question?.text}>
      {(props) => <Input {...props} inputMode="numeric" value={typed ?? String(known ?? "")} onChange={(event) => type(event.target.value)} maxLength={4} autoComplete="off" />}
    </Field>
  );
}

const CODE = /^[A-Z]{3}$/;

/** Each answer reads the whole table again, and half a code is none. */
function Currency({ known, question, onChange }: { known: string; question: TableQuestion | undefined; onChange: (currency: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (next: string) => {
    const isWhole = next === "" || CODE.test(next);
    setTyped(isWhole ? null : next);
    if (isWhole) onChange(next);
  };
  return (
    <Field label={text.labels.currency} help={question?.text ?? text.currencyHelp}>
      {(props) => <Input {...props} value={typed ?? known} onChange={(event) => type(event.target.value.toUpperCase())} maxLength={3} autoComplete="off" />}
    </Field>
  );
}
