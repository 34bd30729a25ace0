/** Runs once when the web server starts: without accounts it must not be reached from other machines. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { unsafeListener } = await import("@/lib/proxy/hosts");
  const reason = unsafeListener();
  if (reason === null) return;
  process.stderr.write(`error: ${reason}\n`);
  process.exit(2);
}
