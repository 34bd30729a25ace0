// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { NOTHING_AGREED } from "@/features/importing/answers";
import { Consents } from "@/features/importing/consents";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead } from "@/lib/api/generated";

const finding = (kind: string, column: string | null, count: number) => ({ rule: "", row: null, column, value: null, count, kind, fixes: ["leave out"] });

it("a kind that two columns tell of is agreed to once", async () => {
  const change = vi.fn();
  const problems = [finding("non-market", "SALE_PRC", 155), finding("non-market", "VALIDITY_CD", 140), finding("duplicate rows", null, 100)];
  const found = { problems, bad_rows: 0 } as unknown as InspectionRead;
  render(<Consents table={{ consent: NOTHING_AGREED, change } as unknown as Import} found={found} />);
  expect(screen.getAllByRole("checkbox")).toHaveLength(2);
  expect(screen.getByLabelText('Leave out the 100 sales of the kind "duplicate rows"')).toBeInTheDocument();
  await userEvent.click(screen.getByLabelText('Leave out the sales of the kind "non-market" (155 by SALE_PRC, 140 by VALIDITY_CD)'));
  expect(change).toHaveBeenCalledExactlyOnceWith({ consent: { ...NOTHING_AGREED, kinds: ["non-market"] } });
});
