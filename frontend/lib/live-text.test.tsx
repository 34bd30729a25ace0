// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, expect, it } from "vitest";

import { catalogue } from "@/lib/catalogue";
import { liveText } from "@/lib/live-text";

afterEach(() => document.documentElement.removeAttribute("lang"));

it("gives a component that waits for two catalogues the words of each", async () => {
  const late = new Promise<void>((resolve) => setTimeout(resolve, 20));
  const textOf = (word: string, ready: Promise<void>) => liveText(catalogue({ word: "English" }, { es: () => ready.then(() => ({ default: { word } })), fr: () => Promise.reject(new Error()) }));
  const [first, second] = [textOf("uno", Promise.resolve()), textOf("dos", late)];
  document.documentElement.lang = "es";
  const Both = () => (
    <p>
      {first.word} {second.word}
    </p>
  );
  await act(async () => {
    render(
      <Suspense fallback="waiting">
        <Both />
      </Suspense>,
    );
    await Promise.resolve();
  });
  expect(await screen.findByText("uno dos")).toBeVisible();
});

it("reads English at once, in a handler too", () => {
  const text = liveText(catalogue({ part: { word: "English" } }, { es: () => Promise.reject(new Error()), fr: () => Promise.reject(new Error()) }));
  expect(text.part.word).toBe("English");
});
