"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { leaveTo } from "@/features/account/go-to";
import { accountText } from "@/features/account/text";
import { useAccount, useBeginLink, useEndLink } from "@/features/account/queries";

const text = accountText.identity;

/** The user's identity at the provider; nothing where the studio has no provider. */
export function ProviderCard({ problem }: { problem: string | null }) {
  const account = useAccount().data;
  if (!account?.user || !account.provider) return null;
  return (
    <Card title={text.title(account.provider)}>
      {problem !== null && (
        <Alert tone="danger" title={text.failed} className="mb-3">
          {text.problems[problem] ?? accountText.signIn.problems[problem] ?? accountText.signIn.otherProblem}
        </Alert>
      )}
      {account.user.is_from_provider ? <Linked provider={account.provider} hasPassword={account.user.has_password} /> : <NotLinked provider={account.provider} />}
    </Card>
  );
}

function Linked({ provider, hasPassword }: { provider: string; hasPassword: boolean }) {
  const end = useEndLink();
  return (
    <>
      <p className="text-muted">{hasPassword ? text.linked(provider) : text.onlyWay(provider)}</p>
      {hasPassword && (
        <Button className="mt-3" onClick={() => end.mutate(undefined)} busy={end.isPending}>
          {text.end}
        </Button>
      )}
      {end.isError && <ProblemPanel error={end.error} title={text.failed} />}
    </>
  );
}

function NotLinked({ provider }: { provider: string }) {
  const begin = useBeginLink();
  const link = () => begin.mutate(undefined, { onSuccess: ({ url }) => leaveTo(url) });
  return (
    <>
      <p className="text-muted">{text.notLinked(provider)}</p>
      <Button className="mt-3" onClick={link} busy={begin.isPending || begin.isSuccess}>
        {text.begin(provider)}
      </Button>
      {begin.isError && <ProblemPanel error={begin.error} title={text.failed} />}
    </>
  );
}
