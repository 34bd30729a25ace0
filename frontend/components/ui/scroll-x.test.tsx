// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { ScrollX } from "@/components/ui/scroll-x";

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(private readonly tell: ResizeObserverCallback) {}
      observe() {
        this.tell([], this as unknown as ResizeObserver);
      }
      disconnect() {}
      unobserve() {}
    },
  );
});

/** A place 300 px wide whose content has this width. */
function show(content: number): HTMLElement {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(300);
  vi.spyOn(HTMLElement.prototype, "scrollWidth", "get").mockReturnValue(content);
  render(
    <ScrollX aria-label="Sales">
      <table />
    </ScrollX>,
  );
  return screen.getByRole("group", { name: "Sales" });
}

describe("what is wider than its place", () => {
  it("says at which edge there is more, as it is scrolled", () => {
    const place = show(500);
    const frame = place.parentElement as HTMLElement;
    expect(frame).toHaveAttribute("data-more", "right");
    place.scrollLeft = 200;
    fireEvent.scroll(place);
    expect(frame).toHaveAttribute("data-more", "left");
    expect(frame).toHaveTextContent("‹");
  });

  it("can be reached with the keyboard", () => {
    expect(show(500)).toHaveAttribute("tabindex", "0");
  });

  it("says nothing where all is in view", () => {
    const frame = show(300).parentElement as HTMLElement;
    expect(frame).not.toHaveAttribute("data-more");
    expect(frame).toHaveTextContent("");
  });
});
