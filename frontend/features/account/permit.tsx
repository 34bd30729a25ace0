"use client";

import { Lock } from "lucide-react";
import type { ReactNode } from "react";

import { peopleText } from "@/features/account/shell-text";
import { useAccount } from "@/features/account/queries";
import { forbidden, type RoleName } from "@/features/account/roles";
import type { OwnedRead } from "@/lib/api/generated";

type Needs = { role: RoleName; owned?: OwnedRead | undefined };

/** Why the one who has signed in may not do something; undefined if they may. The server decides all the same. */
export function useForbidden({ role, owned }: Needs): string | undefined {
  const user = useAccount().data?.user;
  return user ? forbidden(user, role, owned) : undefined;
}

/** What somebody may not do is not offered: the reason stands in its place, or nothing where it is said nearby. */
export function Permit({ silent = false, children, ...needs }: Needs & { silent?: boolean; children: ReactNode }) {
  const reason = useForbidden(needs);
  if (reason === undefined) return <>{children}</>;
  return silent ? null : <Forbidden reason={reason} />;
}

function Forbidden({ reason }: { reason: string }) {
  return (
    <p className="flex items-start gap-2 text-sm text-muted">
      <Lock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        <span className="sr-only">{peopleText.permit.label} </span>
        {reason}
      </span>
    </p>
  );
}
