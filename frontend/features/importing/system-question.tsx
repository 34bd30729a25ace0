"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { importText } from "@/features/importing/text";

const text = importText.system;
/** A code of a coordinate system with its authority. */
const CODE = /^[A-Za-z]{2,10}:[A-Za-z0-9]{1,20}$/;

type SystemQuestionProps = { text: string; likely?: string[]; onAnswer: (crs: string) => void };

/** Answered with a button: each answer reads the whole table again, and half a code is none. */
export function SystemQuestion({ text: question, likely = [], onAnswer }: SystemQuestionProps) {
  const [code, setCode] = useState("");
  const typed = code.trim();
  return (
    <div className="flex flex-col gap-2">
      <p>{question}</p>
      {likely.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {likely.map((system) => (
            <Button key={system} onClick={() => onAnswer(system)}>
              {text.crsLikely(system)}
            </Button>
          ))}
        </div>
      )}
      <div className="flex flex-wrap items-start gap-2">
        <Field label={text.crs} help={text.crsHelp}>
          {(props) => <Input {...props} value={code} onChange={(event) => setCode(event.target.value)} maxLength={32} autoComplete="off" />}
        </Field>
        <Button className="mt-6" disabled={!CODE.test(typed)} onClick={() => onAnswer(typed)}>
          {text.crsUse}
        </Button>
      </div>
    </div>
  );
}

/** The answer that was given; it can be taken back even where the server refuses it. */
export function SystemSaid({ crs, onForget }: { crs: string; onForget: () => void }) {
  if (!crs) return null;
  return (
    <Alert title={text.crsSaid(crs)}>
      <Button size="sm" onClick={onForget}>
        {text.crsForget}
      </Button>
    </Alert>
  );
}
