import type { Metadata } from "next";

import { accountText } from "@/features/account/messages";
import { SignInForm } from "@/features/account/sign-in-form";

export const metadata: Metadata = { title: accountText.signIn.title };

export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> }) {
  const { next, problem } = await searchParams;
  return <SignInForm next={typeof next === "string" ? next : "/"} problem={typeof problem === "string" ? problem : null} />;
}
