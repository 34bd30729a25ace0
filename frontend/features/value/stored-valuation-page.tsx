"use client";

import { Printer } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { MadeBy } from "@/features/account/made-by";
import { valueText as text } from "@/features/value/messages";
import { useValuation } from "@/features/value/queries";
import { ValuationResult } from "@/features/value/valuation-result";
import { useAddress } from "@/features/value/use-address";
import { dateTime } from "@/lib/format";
import { messages } from "@/messages/en";

/** A stored valuation, as it was made; the page can be linked and printed. */
export function StoredValuationPage({ id }: { id: string }) {
  const valuation = useValuation(id);
  const address = useAddress();
  const made = valuation.data;
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/value">{text.title}</TextLink>}
        title={<>{text.stored.title} {made?.dataset.is_sample && <Badge tone="warn">{messages.common.sample}</Badge>}</>}
        lead={
          made && (
            <>
              {text.stored.lead(dateTime(made.created_at), made.dataset.title)} <MadeBy kind="valuations" id={made.id} owned={made.owned} />
            </>
          )
        }
        actions={
          made && (
            <div className="no-print flex flex-wrap gap-2">
              <CopyButton text={address} label={text.stored.copy} />
              <Button size="sm" onClick={() => window.print()}>
                <Printer aria-hidden="true" />
                {text.stored.print}
              </Button>
              <LinkButton size="sm" look="primary" href={`/value?ds=${encodeURIComponent(made.dataset.id)}`}>
                {text.stored.another}
              </LinkButton>
            </div>
          )
        }
      />
      {made && <ValuationResult valuation={made} wide />}
      {made && <p className="mt-4 hidden text-xs break-all print:block">{address}</p>}
      {valuation.isError && !made && <ProblemPanel error={valuation.error} title={text.stored.failed} onRetry={() => void valuation.refetch()} />}
      {valuation.isPending && <SkeletonLines lines={8} />}
    </>
  );
}
