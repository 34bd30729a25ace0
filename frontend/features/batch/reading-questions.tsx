"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { answered, answerText, type OpenField, openFields, type Reading } from "@/features/batch/reading";
import { batchText } from "@/features/batch/text";
import type { BatchCheckRead } from "@/lib/api/generated";

const text = batchText.reading;
const UNSAID = "";
const NO_HEADER = "0";
const SHOWN_CELLS = 6;

type QuestionsProps = { reading: Reading; found: BatchCheckRead; onChange: (reading: Reading) => void };

/** What the file leaves open, each with the choice; nothing where it leaves nothing open. */
export function ReadingQuestions({ reading, found, onChange }: QuestionsProps) {
  const fields = openFields(found, reading);
  const canPlace = found.sheets.length > 1 || found.top_lines.length > 1;
  if (fields.length === 0 && !canPlace) return null;
  return (
    <Card title={text.title}>
      {fields.length > 0 && <p className="mb-3">{text.lead(fields.filter(({ asked }) => asked).length)}</p>}
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        {fields.map((open) => (
          <Question key={open.field} open={open} reading={reading} onChange={onChange} />
        ))}
      </div>
      {canPlace && <Place reading={reading} found={found} onChange={onChange} />}
    </Card>
  );
}

function Question({ open: { field, asked, answers }, reading, onChange }: { open: OpenField } & Pick<QuestionsProps, "reading" | "onChange">) {
  const value = String(reading[field] ?? UNSAID);
  const choose = (answer: string) => onChange(answered(reading, field, answer));
  const taken = text.taken(asked ? answerText(asked.taken) : "");
  return (
    <Field label={text.labels[field]} help={asked?.text ?? ""}>
      {(control) =>
        answers.length === 0 ? (
          <Input {...control} inputMode="numeric" placeholder={taken} defaultValue={value} onBlur={(event) => /^\d{4}$|^$/.test(event.target.value) && choose(event.target.value)} />
        ) : (
          <Select {...control} value={value} onChange={choose} options={[...(asked ? [{ value: UNSAID, label: taken }] : []), ...answers.map((answer) => ({ value: answer, label: answerText(answer) }))]} />
        )
      }
    </Field>
  );
}

/** Where the table is in its file, folded away: it is nearly always found. */
function Place({ reading, found, onChange }: QuestionsProps) {
  const { sheets, top_lines: lines, header_row: row } = found;
  const isSaid = reading.sheet !== undefined || reading.header_row !== undefined;
  return (
    <details className="mt-3" open={isSaid || undefined}>
      <summary className="text-sm text-muted">{text.place}</summary>
      <div className="mt-2 grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        {sheets.length > 1 && (
          <Field label={text.labels.sheet}>
            {(control) => (
              <Select
                {...control}
                value={reading.sheet ?? UNSAID}
                onChange={(sheet) => onChange(answered(answered(reading, "header_row", ""), "sheet", sheet))}
                options={[{ value: UNSAID, label: text.byItself(found.sheet) }, ...sheets.map((sheet) => ({ value: sheet, label: sheet }))]}
              />
            )}
          </Field>
        )}
        {row !== null && lines.length > 1 && (
          <Field label={text.labels.header_row}>
            {(control) => (
              <Select
                {...control}
                value={String(reading.header_row ?? UNSAID)}
                onChange={(line) => onChange(answered(reading, "header_row", line))}
                options={headerOptions(row, lines)}
              />
            )}
          </Field>
        )}
      </div>
    </details>
  );
}

function headerOptions(row: number, lines: BatchCheckRead["top_lines"]) {
  const named = lines.map((line) => ({ value: String(line.row), label: text.line(line.row, line.cells.slice(0, SHOWN_CELLS).join(", ")) }));
  return [{ value: UNSAID, label: text.byItself(row ? text.row(row) : text.noHeader) }, ...named, { value: NO_HEADER, label: text.noHeader }];
}
