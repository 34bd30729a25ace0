import type { Metadata } from "next";

import { accountMessages } from "@/features/account/messages";
import { SignInForm } from "@/features/account/sign-in-form";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(accountMessages)).signIn.title };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> }) {
  const { next, problem } = await searchParams;
  return <SignInForm next={typeof next === "string" ? next : "/"} problem={typeof problem === "string" ? problem : null} />;
}
