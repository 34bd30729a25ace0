// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { isTyping, type KeyPress, meaningOf, WAIT_MS } from "@/features/shell/keys";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });
const free = { typing: false, singleKeys: true, now: 10_000 };
const idle = { waitsSince: null };

describe("what a key means", () => {
  it.each([
    ["Ctrl K", press("k", { ctrlKey: true })],
    ["⌘ K", press("K", { metaKey: true })],
  ])("opens the palette with %s, also while somebody types and with single keys off", (_, key) => {
    expect(meaningOf(key, idle, { ...free, typing: true, singleKeys: false })).toEqual({ does: "palette" });
  });

  it.each([
    ["?", "sheet"],
    ["/", "filter"],
    ["g", "wait"],
    ["x", "nothing"],
  ])("%s means %s", (key, does) => expect(meaningOf(press(key), idle, free)).toEqual({ does }));

  it.each(["?", "/", "g"])("%s means nothing in a field, with a modifier, while composing, or turned off", (key) => {
    const nothing = { does: "nothing" };
    expect(meaningOf(press(key), idle, { ...free, typing: true })).toEqual(nothing);
    expect(meaningOf(press(key), idle, { ...free, singleKeys: false })).toEqual(nothing);
    expect(meaningOf(press(key, { altKey: true }), idle, free)).toEqual(nothing);
    expect(meaningOf(press(key, { ctrlKey: true }), idle, free)).toEqual(nothing);
    expect(meaningOf(press(key, { isComposing: true }), idle, free)).toEqual(nothing);
  });

  it("takes the letter after g, but not for ever", () => {
    expect(meaningOf(press("M"), { waitsSince: 9_000 }, free)).toEqual({ does: "go", key: "m" });
    expect(meaningOf(press("m"), { waitsSince: 10_000 - WAIT_MS }, free)).toEqual({ does: "nothing" });
  });
});

describe("where somebody types", () => {
  it.each([
    ["<input>", true],
    ["<input type='checkbox'>", false],
    ["<textarea></textarea>", true],
    ["<select><option>a</option></select>", true],
    ["<div contenteditable='true'><b>a</b></div>", true],
    ["<button>a</button>", false],
  ])("%s: %s", (html, expected) => {
    document.body.innerHTML = html;
    const inner = document.body.querySelector("b") ?? document.body.firstElementChild;
    expect(isTyping(inner)).toBe(expected);
  });
});
