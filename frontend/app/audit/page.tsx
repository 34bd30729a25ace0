import type { Metadata } from "next";

import { AuditPage } from "@/features/account/audit-page";
import { accountMessages } from "@/features/account/messages";
import { Permit } from "@/features/account/permit";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(accountMessages)).audit.title };
}

export default function Page() {
  return (
    <Permit role="administrator">
      <AuditPage />
    </Permit>
  );
}
