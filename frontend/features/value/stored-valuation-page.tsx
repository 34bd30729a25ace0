"use client";

import { Printer } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useValuation } from "@/features/value/queries";
import { ValuationResult } from "@/features/value/valuation-result";
import { useAddress } from "@/features/value/use-address";
import { dateTime } from "@/lib/format";

/** A stored valuation, as it was made; the page can be linked and printed. */
export function StoredValuationPage({ id }: { id: string }) {
  const valuation = useValuation(id);
  const address = useAddress();
  const made = valuation.data;
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/value">Value a home</TextLink>}
        title={<>Valuation {made?.dataset.is_sample && <Badge tone="warn">sample</Badge>}</>}
        lead={made && `Made ${dateTime(made.created_at)} from ${made.dataset.title}. It is stored and does not change.`}
        actions={
          made && (
            <div className="no-print flex flex-wrap gap-2">
              <CopyButton text={address} label="Copy link" />
              <Button size="sm" onClick={() => window.print()}>
                <Printer aria-hidden="true" />
                Print
              </Button>
              <LinkButton size="sm" look="primary" href={`/value?ds=${encodeURIComponent(made.dataset.id)}`}>
                Value another home
              </LinkButton>
            </div>
          )
        }
      />
      {made && <ValuationResult valuation={made} wide />}
      {made && <p className="mt-4 hidden text-xs break-all print:block">{address}</p>}
      {valuation.isError && !made && <ProblemPanel error={valuation.error} title="The valuation could not be loaded" onRetry={() => void valuation.refetch()} />}
      {valuation.isPending && <SkeletonLines lines={8} />}
    </>
  );
}
