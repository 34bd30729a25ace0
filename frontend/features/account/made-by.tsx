"use client";

import { Select } from "@/components/ui/select";
import { peopleText } from "@/features/account/shell-text";
import { type Shared, useAccount, useShare } from "@/features/account/queries";
import type { OwnedRead } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";

const text = peopleText.owned;
const options = () => [
  { value: "private" as const, label: text.private },
  { value: "team" as const, label: text.team },
];

/** Who made something, and who may read it; its owner can change that. Nothing where nobody signs in. */
export function MadeBy({ owned, ...what }: Pick<Shared, "kind" | "id"> & { owned: OwnedRead }) {
  const user = useAccount().data?.user;
  const share = useShare();
  if (!user || owned.owner_name === null) return null;
  const mayChange = user.role === "administrator" || user.name === owned.owner_name;
  const change = (sharing: Shared["sharing"]) => share.mutate({ ...what, sharing });
  return (
    <span className="no-print inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span>{text.by(owned.owner_name)}</span>
      {mayChange ? (
        <Select aria-label={text.sharing} value={owned.sharing} options={options()} onChange={change} disabled={share.isPending} className="w-52" />
      ) : (
        <span>({text.of[owned.sharing]})</span>
      )}
      {share.isError && (
        <span role="alert" className="w-full text-danger">
          {text.failed}. <span lang="en">{problemOf(share.error).detail}</span>
        </span>
      )}
    </span>
  );
}
