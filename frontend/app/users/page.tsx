import type { Metadata } from "next";

import { Permit } from "@/features/account/permit";
import { UsersPage } from "@/features/account/users-page";
import { accountMessages } from "@/features/account/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(accountMessages)).users.title };
}

export default function Page() {
  return (
    <Permit role="administrator">
      <UsersPage />
    </Permit>
  );
}
