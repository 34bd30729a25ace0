"use client";

import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { KeysCard } from "@/features/account/keys-card";
import { accountText } from "@/features/account/messages";
import { PasswordCard } from "@/features/account/password-card";
import { useAccount } from "@/features/account/queries";
import { SessionsCard } from "@/features/account/sessions-card";

const text = accountText.account;

export function AccountPage() {
  const account = useAccount();
  const user = account.data?.user;
  return (
    <>
      <PageHeader title={text.title} lead={user && text.lead(user.name, accountText.roles[user.role].label)} />
      {account.isError && <ProblemPanel error={account.error} title={text.loadFailed} onRetry={() => void account.refetch()} />}
      {account.isPending && <SkeletonLines lines={5} />}
      {account.data?.accounts === "off" && <Alert title={text.off}>{text.offText}</Alert>}
      {user && (
        <div className="grid gap-4 lg:grid-cols-2">
          <PasswordCard />
          <SessionsCard />
          <div className="min-w-0 lg:col-span-2">
            <KeysCard />
          </div>
        </div>
      )}
    </>
  );
}
