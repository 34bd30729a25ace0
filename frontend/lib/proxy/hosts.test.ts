import { afterEach, describe, expect, it, vi } from "vitest";

import { unsafeListener } from "@/lib/proxy/hosts";

describe("where the web server may listen without accounts", () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ["127.0.0.1", "", "off", true],
    ["localhost", "", "off", true],
    ["::1", "", "off", true],
    ["0.0.0.0", "", "off", false],
    ["", "", "off", false],
    ["192.0.2.7", "", "off", false],
    ["0.0.0.0", "127.0.0.1", "off", true],
    ["127.0.0.1", "0.0.0.0", "off", false],
    ["0.0.0.0", "", "accounts", true],
  ])("on %j, published on %j, accounts %j", (host, published, accounts, allowed) => {
    vi.stubEnv("HOSTNAME", host);
    vi.stubEnv("HOUSEPRICE_PUBLISHED_ON", published);
    vi.stubEnv("HOUSEPRICE_ACCOUNTS", accounts);
    const reason = unsafeListener();
    expect(reason === null).toBe(allowed);
    if (reason !== null) expect(reason).toMatch(/127\.0\.0\.1.*HOUSEPRICE_ACCOUNTS=accounts/);
  });
});
