import type { Metadata } from "next";
import { cookies } from "next/headers";

import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { DensitySetting, KeySetting } from "@/features/settings/interface-setting";
import { LanguageSetting } from "@/features/settings/language-setting";
import { settingsMessages } from "@/features/settings/messages";
import { ThemeSetting } from "@/features/settings/theme-setting";
import { asDensity, DENSITY_COOKIE } from "@/lib/density";
import { serverText } from "@/lib/server-text";
import { asTheme, THEME_COOKIE } from "@/lib/theme";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(settingsMessages)).title };
}

export default async function SettingsPage() {
  const jar = await cookies();
  const settingsText = await serverText(settingsMessages);
  return (
    <>
      <PageHeader title={settingsText.title} lead={settingsText.lead} />
      <div className="grid max-w-xl gap-4">
        <ThemeSetting themeAtFirst={asTheme(jar.get(THEME_COOKIE)?.value)} />
        <LanguageSetting />
        <DensitySetting densityAtFirst={asDensity(jar.get(DENSITY_COOKIE)?.value)} />
        <KeySetting />
        <Card title={settingsText.notifications}>
          <p className="mb-3 text-muted">{settingsText.notificationsText}</p>
          <LinkButton href="/settings/notifications">{settingsText.openNotifications}</LinkButton>
        </Card>
      </div>
    </>
  );
}
