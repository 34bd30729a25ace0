// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";

import { Controls } from "@/components/ui/controls";
import { Select } from "@/components/ui/select";

const OPTIONS = [
  { value: "demo", label: "Sample market" },
  { value: "mine", label: "My town" },
];

it("shows nothing as chosen where its value is not among the options", async () => {
  const onChange = vi.fn();
  render(<Select aria-label="Data set" value="deleted" onChange={onChange} options={OPTIONS} placeholder="Choose a data set" />);
  const select = screen.getByRole("combobox");
  expect(select).toHaveDisplayValue("Choose a data set");
  await userEvent.selectOptions(select, "demo");
  expect(onChange).toHaveBeenCalledWith("demo");
});

it("cannot be changed before the page's code would know of it", async () => {
  const page = (
    <Controls>
      <Select aria-label="Data set" value="demo" onChange={() => {}} options={OPTIONS} />
    </Controls>
  );
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(page);
  expect(screen.getByRole("combobox")).toBeDisabled();
  const root = await act(async () => hydrateRoot(container, page));
  expect(screen.getByRole("combobox")).toBeEnabled();
  act(() => root.unmount());
  container.remove();
});
