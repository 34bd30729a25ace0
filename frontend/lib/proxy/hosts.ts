import { isIP } from "node:net";

import { problemResponse } from "@/lib/proxy/problem";
import { hasAccounts } from "@/lib/proxy/settings";

/** The name in a Host header, in lower case, without port and final dot. */
export function hostName(header: string): string {
  const text = header.trim().toLowerCase();
  if (text.startsWith("[")) return text.slice(1).split("]")[0] ?? "";
  return (text.split(":")[0] ?? "").replace(/\.$/, "");
}

export function isLoopback(name: string): boolean {
  if (name === "localhost" || name.endsWith(".localhost") || name === "::1") return true;
  return isIP(name) === 4 && name.startsWith("127.");
}

/** Names of the studio besides those of this machine. */
function ownNames(): string[] {
  const names = (process.env.HOUSEPRICE_ALLOWED_HOSTS ?? "").split(",").map((name) => name.trim().toLowerCase());
  const open = process.env.HOUSEPRICE_PUBLIC_URL ?? "";
  if (URL.canParse(open)) names.push(new URL(open).hostname);
  return names.filter(Boolean);
}

/** A page of another site can only bring its own name along (DNS rebinding), never an address. */
function allows(header: string): boolean {
  const name = hostName(header);
  return isLoopback(name) || ownNames().includes(name) || (hasAccounts() && isIP(name) !== 0);
}

/** The refusal of a request under a name that is not ours; null if the names are. */
export function refuseForeignHost(headers: Headers): Response | null {
  const named = [headers.get("host") ?? "", ...(headers.get("x-forwarded-host")?.split(",") ?? [])];
  const foreign = named.find((header) => !allows(header));
  if (foreign === undefined) return null;
  return problemResponse({
    title: "Misdirected request",
    status: 421,
    code: "foreign_host",
    detail: `The studio must be called by a name of its own, got ${JSON.stringify(foreign.slice(0, 80))}.`,
    hint: "Open it as localhost, or add the name to HOUSEPRICE_ALLOWED_HOSTS.",
  });
}

/** Why the web server must not start with these settings; null if it may. */
export function unsafeListener(): string | null {
  const address = process.env.HOUSEPRICE_PUBLISHED_ON || process.env.HOSTNAME || "0.0.0.0";
  if (hasAccounts() || isLoopback(hostName(address)) || address === "::1") return null;
  return (
    `Without accounts, a studio may only listen on this machine (127.0.0.1), got ${address}. ` +
    "Listen on 127.0.0.1, or let people sign in with HOUSEPRICE_ACCOUNTS=accounts. " +
    "In a container whose port is published on loopback only, set HOUSEPRICE_PUBLISHED_ON=127.0.0.1."
  );
}
