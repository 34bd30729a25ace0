import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";

import { Providers } from "@/app/providers";
import { Rail } from "@/components/shell/rail";
import { RouteFocus } from "@/components/shell/route-focus";
import { TopBar } from "@/components/shell/top-bar";
import { AccountMenu } from "@/features/account/account-menu";
import { StaleBanner } from "@/features/live/stale-banner";
import { RunTray } from "@/features/runs/run-tray";
import { RunWatcher } from "@/features/runs/run-watcher";
import { DatasetSwitcher } from "@/features/shell/dataset-switcher";
import { ShellTools } from "@/features/shell/shell-tools";
import { asDensity, DENSITY_COOKIE } from "@/lib/density";
import { serverLocale, serverText } from "@/lib/server-text";
import { BARE_HEADER, hasSession } from "@/lib/sign-in";
import { asTheme, RAIL_COOKIE, THEME_COOKIE } from "@/lib/theme";
import { english } from "@/messages/en";
import { shellMessages } from "@/messages/shell";

import "./globals.css";

export const metadata: Metadata = {
  title: { default: english.product, template: `%s · ${english.product}` },
  description: "Value homes with models you can check.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#161b22" },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = asTheme(jar.get(THEME_COOKIE)?.value);
  const locale = await serverLocale();
  const { skip } = await serverText(shellMessages);
  const bare = (await headers()).get(BARE_HEADER) === "1";
  return (
    <html lang={locale} data-theme={theme} data-density={asDensity(jar.get(DENSITY_COOKIE)?.value)}>
      <body>
        <Providers locale={locale}>
          <div className="app">
            <a
              href="#content"
              className="sr-only rounded-md bg-card px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
            >
              {skip}
            </a>
            <TopBar theme={theme} withMenu={!bare}>
              {!bare && (
                <>
                  <DatasetSwitcher />
                  <ShellTools />
                  <RunTray />
                  <AccountMenu isExpected={hasSession(jar.getAll().map(({ name }) => name))} />
                </>
              )}
            </TopBar>
            <div className="flex">
              {!bare && <Rail narrowAtFirst={jar.get(RAIL_COOKIE)?.value === "narrow"} />}
              <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 md:px-6">
                <div className="mx-auto max-w-[90rem]">
                  <StaleBanner />
                  {children}
                </div>
              </main>
            </div>
          </div>
          <RouteFocus />
          {!bare && <RunWatcher />}
        </Providers>
      </body>
    </html>
  );
}
