/** Read at each request: one image serves every environment. */
export function backendUrl(): string {
  return (process.env.BACKEND_URL ?? "http://127.0.0.1:5000").replace(/\/+$/, "");
}

const FORM_OVERHEAD_BYTES = 64 * 1024;

/** The backend's upload limit plus the text around a file in a form. */
export function bodyLimitBytes(): number {
  const upload = Number(process.env.HOUSEPRICE_MAX_UPLOAD_BYTES ?? 300 * 2 ** 20);
  return (Number.isFinite(upload) && upload > 0 ? upload : 300 * 2 ** 20) + FORM_OVERHEAD_BYTES;
}

/** What tells browsers to keep to TLS, where the public address of the studio has it. */
export function tlsHeaders(): Record<string, string> {
  const isHttps = (process.env.HOUSEPRICE_PUBLIC_URL ?? "").startsWith("https://");
  return isHttps ? { "strict-transport-security": "max-age=31536000" } : {};
}

/** Whether people sign in; the backend reads the same setting. */
export function hasAccounts(): boolean {
  return process.env.HOUSEPRICE_ACCOUNTS === "accounts";
}
