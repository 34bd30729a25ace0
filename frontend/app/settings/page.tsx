import type { Metadata } from "next";
import { cookies } from "next/headers";

import { PageHeader } from "@/components/ui/page-header";
import { settingsText } from "@/features/settings/messages";
import { ThemeSetting } from "@/features/settings/theme-setting";
import { asTheme, THEME_COOKIE } from "@/lib/theme";

export const metadata: Metadata = { title: settingsText.title };

export default async function SettingsPage() {
  const jar = await cookies();
  return (
    <>
      <PageHeader title={settingsText.title} lead={settingsText.lead} />
      <ThemeSetting themeAtFirst={asTheme(jar.get(THEME_COOKIE)?.value)} />
    </>
  );
}
