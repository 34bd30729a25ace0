"use client";

import type { ReactNode } from "react";

import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useAccount } from "@/features/account/queries";
import { accountText } from "@/features/account/text";
import { messages } from "@/messages/text";

/** That nobody signs in here, how that is changed, and the way back. */
export function AccountsOff() {
  return (
    <Alert
      title={accountText.account.off}
      actions={
        <LinkButton href="/" size="sm">
          {messages.shell.pages.overview}
        </LinkButton>
      }
    >
      {accountText.account.offText}
    </Alert>
  );
}

/** What is about users asks the server for nothing in a studio that has none. */
export function NeedsAccounts({ children }: { children: ReactNode }) {
  const account = useAccount();
  if (account.isPending) return <SkeletonLines lines={5} />;
  return account.data?.accounts === "off" ? <AccountsOff /> : <>{children}</>;
}
