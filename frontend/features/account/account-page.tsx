"use client";

import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { AccountsOff } from "@/features/account/accounts-off";
import { KeysCard } from "@/features/account/keys-card";
import { accountText } from "@/features/account/text";
import { peopleText } from "@/features/account/shell-text";
import { PasswordCard } from "@/features/account/password-card";
import { ProviderCard } from "@/features/account/provider-card";
import { useAccount } from "@/features/account/queries";
import { SessionsCard } from "@/features/account/sessions-card";
import { BrowserCard } from "@/features/notifications/browser-card";
import { notificationsText } from "@/features/notifications/text";
import { NoticesForm } from "@/features/notifications/notices-form";

const text = accountText.account;

export function AccountPage({ problem = null }: { problem?: string | null }) {
  const account = useAccount();
  const user = account.data?.user;
  return (
    <>
      <PageHeader title={text.title} lead={user && text.lead(user.name, peopleText.roles[user.role].label)} />
      {account.isError && <ProblemPanel error={account.error} title={text.loadFailed} onRetry={() => void account.refetch()} />}
      {account.isPending && <SkeletonLines lines={5} />}
      {account.data?.accounts === "off" && <AccountsOff />}
      {user && (
        <div className="grid gap-4 lg:grid-cols-2">
          <PasswordCard />
          <ProviderCard problem={problem} />
          <SessionsCard />
          <Card title={notificationsText.personal.title}>
            <p className="mb-3 text-muted">{notificationsText.personal.lead}</p>
            <NoticesForm />
          </Card>
          <BrowserCard />
          <div className="min-w-0 lg:col-span-2">
            <KeysCard />
          </div>
        </div>
      )}
    </>
  );
}
