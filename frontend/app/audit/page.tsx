import type { Metadata } from "next";

import { AuditPage } from "@/features/account/audit-page";
import { accountText } from "@/features/account/messages";
import { Permit } from "@/features/account/permit";

export const metadata: Metadata = { title: accountText.audit.title };

export default function Page() {
  return (
    <Permit role="administrator">
      <AuditPage />
    </Permit>
  );
}
