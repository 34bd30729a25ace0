"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Printer } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { Button, buttonClass, LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { MadeBy } from "@/features/account/made-by";
import { impliedText } from "@/features/comparables/adjustments";
import { labelsOf } from "@/features/comparables/home";
import { Gone, isGone } from "@/features/gone/gone";
import { homesText } from "@/features/homes/text";
import { PrintSheet } from "@/features/homes/print-sheet";
import { schemaQuery } from "@/features/models/queries";
import { valueText as text } from "@/features/value/text";
import { useValuation } from "@/features/value/queries";
import { useAddress } from "@/features/value/use-address";
import { ValuationResult } from "@/features/value/valuation-result";
import type { ValuationRead } from "@/lib/api/generated";
import { dateTime } from "@/lib/format";
import type { Tiles } from "@/lib/map-tiles";
import { estimatesText } from "@/messages/estimates-text";
import { messages } from "@/messages/text";

/** A stored valuation, as it was made; the page can be linked, printed and downloaded. */
export function StoredValuationPage({ id, tiles = null }: { id: string; tiles?: Tiles | null }) {
  const valuation = useValuation(id);
  const schema = useQuery(schemaQuery(valuation.data?.model_id ?? null));
  const address = useAddress();
  const made = valuation.data;
  if (!made && isGone(valuation.error)) return <Gone kind="valuation" id={id} />;
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          crumb={<TextLink href="/value">{text.title}</TextLink>}
          title={<>{made?.label || text.stored.title} {made?.dataset.is_sample && <Badge tone="warn">{messages.common.sample}</Badge>}</>}
          lead={
            made && (
              <>
                {text.stored.lead(dateTime(made.created_at), made.dataset.title)} <MadeBy kind="valuations" id={made.id} owned={made.owned} />
              </>
            )
          }
          actions={made && <Actions made={made} address={address} />}
        />
        {made && <ValuationResult valuation={made} tiles={tiles} wide />}
        {valuation.isError && !made && <ProblemPanel error={valuation.error} title={text.stored.failed} onRetry={() => void valuation.refetch()} />}
        {valuation.isPending && <SkeletonLines lines={8} />}
      </div>
      {made && <PrintSheet valuation={made} labels={labelsOf(schema.data?.fields)} address={address} confidence={estimatesText.bands[made.confidence.band]} implied={impliedText(made)} />}
    </>
  );
}

function Actions({ made, address }: { made: ValuationRead; address: string }) {
  const file = `/api/v1/valuations/${made.id}`;
  return (
    <div className="no-print flex flex-wrap gap-2">
      <CopyButton text={address} label={text.stored.copy} />
      <Button size="sm" onClick={() => window.print()}>
        <Printer aria-hidden="true" />
        {text.stored.print}
      </Button>
      <a href={`${file}/valuation.csv`} download className={buttonClass("secondary", "sm")}>
        <Download aria-hidden="true" />
        {homesText.files.csv}
      </a>
      <a href={file} download={`valuation-${made.id}.json`} className={buttonClass("secondary", "sm")}>
        <Download aria-hidden="true" />
        {homesText.files.json}
      </a>
      <LinkButton size="sm" look="primary" href={`/value?ds=${encodeURIComponent(made.dataset.id)}`}>
        {text.stored.another}
      </LinkButton>
    </div>
  );
}
