"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { proposalText } from "@/features/models/proposal-text";
import { useDecide, type Verdict } from "@/features/models/queries";
import type { ProposalRead } from "@/lib/api/generated";
import { ago } from "@/lib/format";

const text = proposalText.card;

/** A proposal that waits for a decision, with what the reader may do with it. */
export function OpenProposal({ proposal }: { proposal: ProposalRead }) {
  const [answer, setAnswer] = useState("");
  const decide = useDecide();
  const toast = useToast();
  const said = answer.trim();
  const end = (verdict: Verdict["verdict"], done: string) => decide.mutate({ id: proposal.id, verdict, answer: said }, { onSuccess: () => toast(done) });
  const mayDecide = proposal.why_not_decide === null;
  return (
    <Alert title={text.title}>
      <p>
        {text.by(proposal.proposed_by, ago(proposal.proposed_at))} {proposal.reason && text.reason(proposal.reason)} {proposal.override && text.override}
      </p>
      {mayDecide ? (
        <Field label={text.answer} help={text.answerHelp} className="mt-2 max-w-xl">
          {(control) => <Input {...control} value={answer} maxLength={500} onChange={(event) => setAnswer(event.target.value)} />}
        </Field>
      ) : (
        <p className="text-sm text-muted">{proposal.why_not_decide}.</p>
      )}
      <div className="no-print mt-2 flex flex-wrap gap-2">
        {mayDecide && (
          <>
            <Button size="sm" look="primary" busy={decide.isPending} onClick={() => end("accept", text.accepted)}>
              {text.accept}
            </Button>
            <Button size="sm" busy={decide.isPending} disabled={said === ""} onClick={() => end("decline", text.declined)}>
              {text.decline}
            </Button>
          </>
        )}
        {proposal.may_withdraw && (
          <Button size="sm" busy={decide.isPending} onClick={() => end("withdraw", text.withdrawn)}>
            {text.withdraw}
          </Button>
        )}
      </div>
      {decide.error && <ProblemPanel error={decide.error} title={text.failed} />}
    </Alert>
  );
}
