/** The page policy: nothing from other hosts but the map tiles of the setting, no script without this request's nonce. */
export function contentSecurityPolicy(nonce: string, development: boolean, tiles?: string): string {
  const map = tiles ? ` ${tiles}` : "";
  const scripts = ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"];
  if (development) scripts.push("'unsafe-eval'");
  return [
    "default-src 'self'",
    `script-src ${scripts.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${map}`,
    "font-src 'self'",
    "worker-src 'self' blob:",
    `connect-src 'self'${development ? " ws:" : ""}${map}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
