/** Runs once when the web server starts: without accounts it must not be reached from other machines. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  await mendAddresses();
  if (process.env.NODE_ENV !== "production") return;
  const { unsafeListener } = await import("@/lib/proxy/hosts");
  const reason = unsafeListener();
  if (reason === null) return;
  process.stderr.write(`error: ${reason}\n`);
  process.exit(2);
}

/** Next answers 500 without a page to an address that cannot be decoded; so it never sees one. */
async function mendAddresses(): Promise<void> {
  const { subscribe } = await import("node:diagnostics_channel");
  const { soundAddress } = await import("@/lib/proxy/percent");
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: { url?: string } };
    request.url = soundAddress(request.url ?? "/");
  });
}
