// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";

import { HomeForm } from "@/features/value/home-form";
import type { ModelSchemaRead } from "@/lib/api/generated";
import { field } from "@/test/valuations";

const schema: ModelSchemaRead = {
  model_id: "m",
  currency: "USD",
  area_unit: "ft2",
  fields: [
    field({ name: "sqft.living", label: "Living area", unit: "ft2", required: true, typical: 1480, low: 620, high: 3400 }),
    field({ name: "beds", label: "Bedrooms", kind: "integer" }),
    field({ name: "kind", label: "Kind", kind: "choice", choices: ["detached", "flat"] }),
    field({ name: "water", label: "Waterfront", kind: "boolean" }),
  ],
  example: { "sqft.living": 1500, beds: 3, kind: "flat", water: false },
  reference: { "sqft.living": 1400, beds: 3, kind: "flat", water: false },
};

function setup(props: Partial<Parameters<typeof HomeForm>[0]> = {}) {
  const onSubmit = vi.fn();
  render(<HomeForm schema={schema} busy={false} onSubmit={onSubmit} {...props} />);
  return onSubmit;
}

describe("the value form", () => {
  it("marks what is needed and says the unit", () => {
    setup();
    expect(screen.getByRole("textbox", { name: /^Living area.*\(required\).*\(ft²\)$/ })).toHaveAttribute("aria-required", "true");
  });
  it("offers not knowing for what is optional", () => {
    setup();
    expect(screen.getByRole("textbox", { name: /Bedrooms/ })).toHaveAttribute("placeholder", "I don’t know");
    expect(screen.getByRole("combobox", { name: /Kind/ })).toHaveDisplayValue("I don’t know");
  });
  it("fills in an example, and Enter sends it", async () => {
    const onSubmit = setup();
    await userEvent.click(screen.getByRole("button", { name: "Fill with an example" }));
    await userEvent.type(screen.getByRole("textbox", { name: /Living area/ }), "{Enter}");
    expect(onSubmit).toHaveBeenCalledWith({ features: { "sqft.living": 1500, beds: 3, kind: "flat", water: false }, as_of: null });
  });
  it("sums up errors, puts each at its field and the cursor into the first", async () => {
    const onSubmit = setup();
    await userEvent.type(screen.getByRole("textbox", { name: /Bedrooms/ }), "two");
    await userEvent.click(screen.getByRole("button", { name: "Value this home" }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getByRole("alert")).toHaveTextContent("2 fields need your attention");
    const first = screen.getByRole("textbox", { name: /Living area/ });
    expect(first).toHaveFocus();
    expect(first).toBeInvalid();
    expect(first).toHaveAccessibleDescription(expect.stringContaining("Living area is needed"));
  });
  it("warns of an unusual value and lets it pass", async () => {
    const onSubmit = setup();
    await userEvent.type(screen.getByRole("textbox", { name: /Living area/ }), "99000{Enter}");
    expect(screen.getByText("This is larger than in 99 % of the sales that the model learned from.")).toBeInTheDocument();
    expect(onSubmit).toHaveBeenCalledWith({ features: { "sqft.living": 99000 }, as_of: null });
  });
  it("sends nothing twice while it waits, nor without a server", async () => {
    const onSubmit = setup({ blocked: "Not possible while the server cannot be reached." });
    await userEvent.type(screen.getByRole("textbox", { name: /Living area/ }), "1500{Enter}");
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getByText("Not possible while the server cannot be reached.")).toBeInTheDocument();
  });
});
