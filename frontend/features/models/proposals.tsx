"use client";

import dynamic from "next/dynamic";

import { Alert } from "@/components/ui/alert";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useNeedsSecond } from "@/features/account/queries";
import { proposalText } from "@/features/models/proposal-text";
import { useProposals, useWaitingProposals } from "@/features/models/queries";
import type { ProposalRead } from "@/lib/api/generated";
import { ago, dateTime } from "@/lib/format";

const text = proposalText.card;

/** Few models have an open proposal. */
const OpenProposal = dynamic(() => import("@/features/models/open-proposal").then((module) => module.OpenProposal), { ssr: false, loading: () => <SkeletonLines lines={4} /> });

/** What was proposed of a model: the open proposal with its buttons, and how the last one ended. */
export function Proposals({ id }: { id: string }) {
  const needsSecond = useNeedsSecond();
  const [newest] = useProposals(id, needsSecond).data?.items ?? [];
  if (!newest) return null;
  return <div className="mb-4">{newest.state === "open" ? <OpenProposal proposal={newest} /> : <Ended proposal={newest} />}</div>;
}

/** The models that the one who has signed in can decide on. */
export function WaitingProposals() {
  const waiting = useWaitingProposals(useNeedsSecond()).data?.items ?? [];
  const mine = waiting.filter((proposal) => proposal.why_not_decide === null);
  if (mine.length === 0) return null;
  return (
    <Alert title={text.waiting} className="mb-4">
      <ul>
        {mine.map((proposal) => (
          <li key={proposal.id}>
            <TextLink href={`/models/${proposal.model_id}`}>{proposal.model}</TextLink> {text.by(proposal.proposed_by, ago(proposal.proposed_at))}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Ended({ proposal }: { proposal: ProposalRead }) {
  if (proposal.state === "open") return null;
  const by = text.past[proposal.state](proposal.decided_by ?? "");
  return (
    <p className="text-sm text-muted">
      {by}
      {proposal.decided_at && `, ${dateTime(proposal.decided_at)}`}
      {proposal.answer && `: ${proposal.answer}`}
    </p>
  );
}
