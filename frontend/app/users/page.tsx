import type { Metadata } from "next";

import { Permit } from "@/features/account/permit";
import { UsersPage } from "@/features/account/users-page";
import { accountText } from "@/features/account/messages";

export const metadata: Metadata = { title: accountText.users.title };

export default function Page() {
  return (
    <Permit role="administrator">
      <UsersPage />
    </Permit>
  );
}
