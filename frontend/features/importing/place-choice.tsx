"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Answers, hasPlace, withoutPlace } from "@/features/importing/answers";
import { importText } from "@/features/importing/text";
import { Part } from "@/features/importing/part";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead } from "@/lib/api/generated";

const text = importText.read.place;
const BY_ITSELF = "";
const NO_HEADER = "0";
const SHOWN_CELLS = 6;

/** The sheet of a workbook and the row of the header, where the file has several to choose from. */
export function PlaceChoice({ table: { answers, change }, found }: { table: Import; found: InspectionRead }) {
  const { sheets, header_row } = found;
  if (header_row === null) return null;
  return (
    <Part title={text.title} lead={text.lead}>
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        {sheets.length > 1 && (
          <Field label={text.sheet}>
            {(props) => <Select {...props} value={answers.sheet ?? BY_ITSELF} onChange={(sheet) => change({ answers: withSheet(answers, sheet) })} options={sheetOptions(found, answers)} />}
          </Field>
        )}
        <Field label={text.header}>
          {(props) => (
            <Select
              {...props}
              value={answers.header_row === undefined ? BY_ITSELF : String(answers.header_row)}
              onChange={(row) => change({ answers: withHeader(answers, row) })}
              options={headerOptions(found, answers)}
            />
          )}
        </Field>
      </div>
    </Part>
  );
}

/** Says that nothing was read from the chosen place, and leads back to the one that was found. */
export function PlaceAgain({ table: { answers, change } }: { table: Import }) {
  if (!hasPlace(answers)) return null;
  return (
    <Alert
      tone="warn"
      actions={
        <Button size="sm" onClick={() => change({ answers: withoutPlace(answers) })}>
          {text.again}
        </Button>
      }
    >
      {text.failed}
    </Alert>
  );
}

/** Another sheet has another header. */
function withSheet(answers: Answers, sheet: string): Answers {
  const others = withoutPlace(answers);
  return sheet === BY_ITSELF ? others : { ...others, sheet };
}

function withHeader({ header_row: _, ...others }: Answers, row: string): Answers {
  return row === BY_ITSELF ? others : { ...others, header_row: Number(row) };
}

function sheetOptions({ sheets, sheet }: InspectionRead, answers: Answers) {
  const first = { value: BY_ITSELF, label: answers.sheet === undefined ? text.byItself(sheet) : text.again };
  return [first, ...sheets.map((name) => ({ value: name, label: name }))];
}

function headerOptions({ top_lines, header_row }: InspectionRead, answers: Answers) {
  const label = answers.header_row === undefined ? text.byItself(header_row ? text.row(header_row) : text.noHeader) : text.again;
  const lines = top_lines.map(({ row, values }) => ({ value: String(row), label: text.line(row, shown(values)) }));
  return [{ value: BY_ITSELF, label }, ...lines, { value: NO_HEADER, label: text.noHeader }];
}

const shown = (values: (string | null)[]): string =>
  values
    .filter((cell) => cell)
    .slice(0, SHOWN_CELLS)
    .join(" | ");
