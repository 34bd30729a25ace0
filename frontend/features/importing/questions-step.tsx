"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { importText } from "@/features/importing/messages";
import { SystemQuestion } from "@/features/importing/system-question";
import type { Answers } from "@/features/importing/answers";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead, TableQuestion } from "@/lib/api/generated";

const text = importText.questions;
const AREAS = (["", "ft2", "m2"] as const).map((value) => ({ value, label: text.areas[value] }));
/** Which answer a question is about, where a choice among few decides it. */
const FIELD: Record<string, "date_order" | "decimal"> = { "date order": "date_order", "decimal sign": "decimal" };

/** What the table leaves open, and its units. */
export function QuestionsStep({ table, found }: { table: Import; found: InspectionRead }) {
  const { answers, setAnswers } = table;
  const change = (next: Partial<Answers>) => setAnswers({ ...answers, ...next });
  const asked = uniqueByKind(found.questions);
  return (
    <Card title={text.title}>
      <p className="mb-3 text-muted">{asked.length ? text.lead : text.none}</p>
      <div className="flex flex-col gap-4">
        {asked.map((question) => (
          <Question key={question.kind} question={question} answers={answers} change={change} />
        ))}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={text.currency} help={text.currencyHelp}>
            {(props) => (
              <Input
                {...props}
                value={answers.currency || found.currency}
                onChange={(event) => change({ currency: event.target.value.toUpperCase() })}
                maxLength={3}
                autoComplete="off"
              />
            )}
          </Field>
          <Field label={text.area}>
            {(props) => (
              <Select
                {...props}
                value={answers.area_unit || found.area_unit}
                onChange={(area_unit) => change({ area_unit })}
                options={AREAS}
              />
            )}
          </Field>
        </div>
      </div>
    </Card>
  );
}

type QuestionProps = { question: TableQuestion; answers: Answers; change: (next: Partial<Answers>) => void };

function Question({ question, answers, change }: QuestionProps) {
  if (question.kind === "coordinate system") return <SystemQuestion text={question.text} onAnswer={(crs) => change({ crs })} />;
  const field = FIELD[question.kind];
  if (!field) return <p>{question.text}</p>;
  const cards = question.answers.map((value) => ({ value, label: text.answers[value] ?? value }));
  return (
    <RadioCards
      legend={question.text}
      value={answers[field] ?? question.taken}
      onChange={(value) => change({ [field]: value })}
      cards={cards}
      className="sm:grid-cols-2"
    />
  );
}

/** One answer holds for all columns of a table. */
function uniqueByKind(questions: TableQuestion[]): TableQuestion[] {
  return questions.filter((question, place) => questions.findIndex((other) => other.kind === question.kind) === place);
}
