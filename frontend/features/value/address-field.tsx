"use client";

import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useHealth } from "@/features/health/queries";
import { valueText } from "@/features/value/text";
import { type FoundPlaceRead, geocode } from "@/lib/api/generated";
import { problemOf, unwrap } from "@/lib/api/http";

const text = valueText.address;
const SHORTEST = 3;

/** Finds the place of an address, where the user has named a service for it; otherwise nothing is shown. */
export function AddressField({ onPlace }: { onPlace: (place: FoundPlaceRead) => void }) {
  const canFind = useHealth().data?.geocoder === true;
  return canFind ? <Search onPlace={onPlace} /> : null;
}

function Search({ onPlace }: { onPlace: (place: FoundPlaceRead) => void }) {
  const [typed, setTyped] = useState("");
  const [taken, setTaken] = useState<FoundPlaceRead | null>(null);
  const take = (place: FoundPlaceRead) => {
    setTaken(place);
    onPlace(place);
  };
  const find = useMutation({
    mutationFn: (q: string) => unwrap(geocode({ query: { q } })),
    onSuccess: ({ items: [best] }) => (best ? take(best) : setTaken(null)),
    onError: () => setTaken(null),
  });
  const ready = typed.trim().length >= SHORTEST && !find.isPending;
  const search = () => ready && find.mutate(typed.trim());
  /** Enter finds the address; it does not send the form around it. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    search();
  };
  const places = find.data?.items ?? [];
  const error = find.isError ? problemOf(find.error).detail : places.length === 0 && find.isSuccess ? text.nothing : undefined;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <Field label={text.label} help={text.help} error={error} optional className="flex-1">
          {(props) => (
            <Input {...props} type="search" value={typed} maxLength={300} autoComplete="off" onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown} />
          )}
        </Field>
        <Button className="mt-6" busy={find.isPending} disabled={!ready} onClick={search}>
          {text.find}
        </Button>
      </div>
      <p role="status">{taken && text.taken(taken.address)}</p>
      {places.length > 1 && (
        <ul aria-label={text.others} className="flex flex-col gap-1.5">
          {places
            .filter((place) => place !== taken)
            .map((place) => (
              <li key={`${place.latitude} ${place.longitude} ${place.address}`}>
                <Button size="sm" className="h-auto py-1 text-left" onClick={() => take(place)}>
                  {place.address}
                </Button>
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}
