"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { controlClass, Field } from "@/components/ui/field";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { TextLink } from "@/components/ui/text-link";
import { homesText } from "@/features/homes/text";
import { useLinks, useMakeLink, useWithdrawLink } from "@/features/homes/queries";
import type { ValuationLinkRead } from "@/lib/api/generated";
import { date, dateTime } from "@/lib/format";

const text = homesText.links;
const DAYS = [7, 30, 90, 366];

/** Links that show the valuation to somebody without an account; not there for readers who may not share it. */
export function ShareLinks({ id }: { id: string }) {
  const [days, setDays] = useState(30);
  const links = useLinks(id);
  const make = useMakeLink(id);
  const withdraw = useWithdrawLink(id);
  if (links.isError) return null;
  return (
    <Card title={text.title} className="no-print">
      <div className="flex flex-col gap-3">
        <p className="text-sm text-muted">
          {text.lead} {text.reach}
        </p>
        <div className="flex flex-wrap items-end gap-2">
          <Field label={text.days} className="w-32">
            {(control) => (
              <select {...control} value={days} onChange={(event) => setDays(Number(event.target.value))} className={controlClass}>
                {DAYS.map((count) => (
                  <option key={count} value={count}>
                    {text.dayChoice(count)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button busy={make.isPending} onClick={() => make.mutate(days)}>
            {text.make}
          </Button>
        </div>
        {make.isError && <ProblemPanel error={make.error} title={text.failed} />}
        {make.data && (
          <Alert live title={text.made}>
            <p className="num text-sm break-all">{make.data.address}</p>
            <div className="mt-2 flex flex-wrap items-center gap-3">
              <CopyButton text={make.data.address} label={text.copy} />
              <TextLink href={make.data.address} target="_blank" rel="noreferrer">
                {text.open}
              </TextLink>
            </div>
          </Alert>
        )}
        {withdraw.isError && <ProblemPanel error={withdraw.error} title={text.withdrawFailed} />}
        {(links.data?.items.length ?? 0) > 0 && (
          <div>
            <h3 className="mb-1 font-semibold">{text.list}</h3>
            <ul className="divide-y divide-line">{links.data?.items.map((link) => <Link key={link.id} link={link} onWithdraw={() => withdraw.mutate(link.id)} busy={withdraw.isPending} />)}</ul>
          </div>
        )}
      </div>
    </Card>
  );
}

function Link({ link, onWithdraw, busy }: { link: ValuationLinkRead; onWithdraw: () => void; busy: boolean }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 py-1.5 text-sm">
      <span>
        <strong>{text.state[link.state]}</strong>, <span title={dateTime(link.expires_at)}>{text.until(date(link.expires_at))}</span>, {text.opened(link.opened)}, {link.made_by}
      </span>
      {link.state === "open" && (
        <Button size="sm" busy={busy} onClick={onWithdraw} aria-label={`${text.withdraw}: ${text.until(date(link.expires_at))}`}>
          {text.withdraw}
        </Button>
      )}
    </li>
  );
}
