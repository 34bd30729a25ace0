import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";

import { expect, test } from "./accounts-studio";

const ADA = "seven umbrellas beside a lake";
const BEA = "nine lanterns above the harbour";
const SHOTS = process.env.E2E_SHOTS;

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

async function signIn(page: Page, web: string, name: string, password: string): Promise<void> {
  await page.goto(`${web}/sign-in`);
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: `${name},` })).toBeVisible();
}

async function choosePassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("The password again").fill(password);
  await page.getByRole("button", { name: "Save and sign in" }).click();
}

/** axe in both themes, and no sideways scroll on a phone. */
async function looksGood(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(250);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`)), `${name}, ${colorScheme}`).toEqual([]);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${width}.png`, fullPage: true });
      const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(over, { message: `${name} at ${width}` }).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("from the first link to an analyst with a key, and a viewer who cannot train", async ({ browser, studio }) => {
  test.setTimeout(240_000);
  const { web, api, firstLink } = studio;
  const ada = await newPage(browser);

  await ada.goto(`${web}/runs`);
  await expect(ada).toHaveURL(`${web}/sign-in?next=%2Fruns`);
  await looksGood(ada, "sign-in");

  await ada.goto(firstLink);
  await ada.getByLabel("User name").fill("ada");
  await ada.getByLabel("Password", { exact: true }).fill("passwordpassword");
  await ada.getByLabel("The password again").fill("passwordpassword");
  await ada.getByRole("button", { name: "Save and sign in" }).click();
  await expect(ada.getByRole("main").getByRole("alert")).toContainText("commonest");
  await looksGood(ada, "welcome");
  await choosePassword(ada, firstLink, ADA);
  await expect(ada.getByRole("button", { name: "ada, administrator" })).toBeVisible();

  await ada.goto(`${web}/users`);
  const links: Record<string, string> = {};
  for (const [name, role] of [["bea", "Analyst"], ["vera", "Viewer"]] as const) {
    await ada.getByLabel("User name").fill(name);
    await ada.getByRole("radio", { name: new RegExp(`^${role}`) }).click();
    await ada.getByRole("button", { name: "Add and make a link" }).click();
    await expect(ada.getByText(`The link for ${name}`)).toBeVisible();
    links[name] = await ada.getByTestId("invitation").innerText();
  }
  await looksGood(ada, "users");

  const bea = await newPage(browser);
  await choosePassword(bea, links.bea ?? "", BEA);
  await expect(bea.getByRole("button", { name: "bea, analyst" })).toBeVisible();
  await bea.goto(`${web}/account`);
  await bea.getByLabel("What the key is for").fill("nightly training");
  await bea.getByLabel(/^train:/).check();
  await bea.getByRole("button", { name: "Make a key" }).click();
  const key = await bea.getByTestId("new-key").innerText();
  await looksGood(bea, "account");

  const training = { headers: { authorization: `Bearer ${key}`, "content-type": "application/json" }, method: "POST", body: JSON.stringify({ dataset: "demo", model_type: "lightgbm" }) };
  const accepted = await fetch(`${api}/v1/runs`, training);
  expect(accepted.status).toBe(202);
  const run = (await accepted.json()) as { id: string };
  await bea.goto(`${web}/runs/${run.id}`);
  await expect(bea.getByText("made by bea")).toBeVisible();
  await looksGood(bea, "run");

  const vera = await newPage(browser);
  await choosePassword(vera, links.vera ?? "", BEA);
  await expect(vera.getByRole("button", { name: "vera, viewer" })).toBeVisible();
  await vera.goto(`${web}/runs/${run.id}`);
  await expect(vera.getByRole("heading", { name: "No such run" }).or(vera.getByText(run.id))).not.toHaveCount(0);
  await expect(vera.getByText("made by bea")).toHaveCount(0);
  await bea.getByLabel("Who may read it").selectOption("team");
  await expect(async () => {
    await vera.reload();
    await expect(vera.getByText("made by bea")).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  const refused = await vera.evaluate(async () => {
    const answer = await fetch("/api/train", { method: "POST", headers: { "content-type": "application/json" }, body: '{"model_type":"lightgbm","dataset":"demo"}' });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  });
  expect(refused).toEqual([403, "not_allowed"]);

  await ada.goto(`${web}/audit`);
  await expect(ada.getByRole("row", { name: /vera train async.*Refused/ })).toBeVisible();
  await ada.getByRole("button", { name: "Check the chain" }).click();
  await expect(ada.getByText(/The log is whole: \d+ entries/)).toBeVisible();
  await looksGood(ada, "audit");

  await ada.getByRole("button", { name: "ada, administrator" }).click();
  await ada.getByRole("button", { name: "Sign out" }).click();
  await expect(ada).toHaveURL(`${web}/sign-in`);
  await ada.goto(`${web}/users`);
  await expect(ada).toHaveURL(`${web}/sign-in?next=%2Fusers`);
  await signIn(ada, web, "ada", ADA);
});

test("a session that an administrator ends leads to the sign-in page", async ({ browser, studio }) => {
  const { web } = studio;
  const bea = await newPage(browser);
  await signIn(bea, web, "bea", BEA);
  await bea.context().addCookies([{ name: "houseprice_session", value: "over", url: web, httpOnly: true, sameSite: "Lax" }]);
  await bea.goto(`${web}/runs`);
  await expect(bea).toHaveURL(`${web}/sign-in?next=%2Fruns`);
});

test("somebody who signs in at the provider is a viewer, who is not offered what viewers may not do", async ({ browser, studio }) => {
  const { web } = studio;
  const ola = await newPage(browser);
  await ola.goto(`${web}/train`);
  await ola.getByRole("link", { name: "Sign in with Example" }).click();
  await expect(ola.getByRole("heading", { name: "Provider" })).toBeVisible();
  await ola.getByLabel("Who are you?").fill("248289761001");
  await ola.getByLabel("Name", { exact: true }).fill("Ola Nordmann");
  await ola.getByRole("button", { name: "Go on" }).click();
  await expect(ola).toHaveURL(`${web}/train`);
  await expect(ola.getByRole("button", { name: "ola-nordmann, viewer" })).toBeVisible();
  await expect(ola.getByText("This needs the role analyst; you are a viewer.")).toBeVisible();
  await expect(ola.getByRole("button", { name: "Train model" })).toHaveCount(0);
  await looksGood(ola, "train-viewer");
  for (const path of ["/users", "/audit", "/settings/notifications", "/data/import"]) {
    await ola.goto(`${web}${path}`);
    await expect(ola.getByText(/^Not allowed: This needs the role|This needs the role (administrator|analyst)/)).toBeVisible();
  }
  await ola.goto(`${web}/account`);
  await expect(ola.getByText("You sign in with Example, and have no password here.")).toBeVisible();
  await looksGood(ola, "account-provider");
  await ola.goto(`${web}/sign-in?problem=openid_not_admitted`);
  await expect(ola.getByText("The provider knows you, but this studio does not let you in.")).toBeVisible();
  await looksGood(ola, "sign-in-problem");
});

test("a user links an identity at the provider, leaves there too, and comes back by it", async ({ browser, studio }) => {
  const { web } = studio;
  const bea = await newPage(browser);
  await signIn(bea, web, "bea", BEA);
  await bea.goto(`${web}/account`);
  await looksGood(bea, "account-not-linked");
  await bea.getByRole("button", { name: "Link with Example" }).click();
  await bea.getByLabel("Who are you?").fill("bea-there");
  await bea.getByRole("button", { name: "Go on" }).click();
  await expect(bea).toHaveURL(`${web}/account`);
  await expect(bea.getByText("You can sign in with Example or with your password.")).toBeVisible();
  await looksGood(bea, "account-linked");
  const atProvider = bea.waitForRequest((request) => request.url().includes("/sign-out?client_id=studio"));
  await bea.getByRole("button", { name: /^bea,/ }).click();
  await bea.getByRole("button", { name: "Sign out" }).click();
  await atProvider;
  await expect(bea).toHaveURL(`${web}/sign-in`);
  await bea.getByRole("link", { name: "Sign in with Example" }).click();
  await bea.getByLabel("Who are you?").fill("bea-there");
  await bea.getByRole("button", { name: "Go on" }).click();
  await expect(bea.getByRole("button", { name: /^bea,/ })).toBeVisible();
});
