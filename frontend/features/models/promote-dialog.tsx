"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Confirm } from "@/components/ui/confirm";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { useNeedsSecond } from "@/features/account/queries";
import { pairSentence } from "@/features/models/pairs";
import { modelLabel } from "@/features/models/groups";
import { isComparable, promotionText, refusalOf } from "@/features/models/promotion";
import { proposalText } from "@/features/models/proposal-text";
import { useComparison, useModels, usePromote } from "@/features/models/queries";
import { modelText } from "@/features/models/text";
import type { ModelRead } from "@/lib/api/generated";
import { figuresText } from "@/messages/figures-text";

type PromoteDialogProps = { model: ModelRead; open: boolean; onOpenChange: (open: boolean) => void };

/** Asks once; where the server refuses it shows why, and takes a reason to promote all the same. */
export function PromoteDialog({ model, open, onOpenChange }: PromoteDialogProps) {
  const needsSecond = useNeedsSecond();
  const promote = usePromote(needsSecond);
  const words = needsSecond ? proposalText.propose : proposalText.promote;
  const toast = useToast();
  const [reason, setReason] = useState("");
  const models = useModels();
  const champion = models.data?.find((other) => other.dataset.id === model.dataset.id && other.status === "champion");
  const paired = usePaired(model, champion, open);
  const refusal = promote.isError ? refusalOf(promote.error) : null;
  const overridable = refusal?.overridable === true;
  const given = reason.trim();
  const close = (next: boolean) => {
    if (!next) {
      promote.reset();
      setReason("");
    }
    onOpenChange(next);
  };
  const done = () => {
    close(false);
    toast(words.done(modelLabel(model), model.dataset.title));
  };
  return (
    <Confirm
      open={open}
      onOpenChange={close}
      title={words.question(modelLabel(model))}
      description={`${words.lead}${modelText.promotion.answers(model.dataset.title)} ${models.data ? promotionText(model, champion, paired) : figuresText.compare.championPending}`}
      action={overridable ? words.override : words.action}
      danger={overridable}
      busy={promote.isPending}
      blocked={!models.data || (refusal !== null && !(overridable && given !== ""))}
      onConfirm={() => promote.mutate({ id: model.id, ...(overridable ? { reason: given } : {}) }, { onSuccess: done })}
    >
      {models.isError && !models.data && <ProblemPanel error={models.error} title={figuresText.compare.championFailed} onRetry={() => void models.refetch()} />}
      {refusal && <Refusal texts={refusal.texts} />}
      {overridable && (
        <Field label={words.reason} help={words.reasonHelp} className="mt-3">
          {(control) => <Input {...control} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
      {promote.isError && !refusal && <ProblemPanel error={promote.error} title={words.failed} />}
    </Confirm>
  );
}

/** What a comparison sale by sale says of the two; asked for only while the dialog is open. */
function usePaired(model: ModelRead, champion: ModelRead | undefined, open: boolean): string {
  const both = isComparable(model, champion) ? [model, champion] : [];
  const found = useComparison(
    both.map(({ id }) => id),
    open && both.length > 0,
  );
  const pair = found.data?.differences[0];
  if (!pair) return found.isError ? figuresText.compare.notCompared : figuresText.compare.comparing;
  return pairSentence(pair, (id) => modelLabel(both.find((one) => one.id === id) ?? model), model.dataset.currency);
}

function Refusal({ texts }: { texts: string[] }) {
  return (
    <Alert tone="warn" title={modelText.promotion.against} live>
      <ul className="list-disc pl-5">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}
