"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";

import { buttonClass } from "@/components/ui/button";
import type { MapHandle } from "@/features/map/draw-map";
import { mapText as text } from "@/features/map/text";

/** Nearer, farther, and back to where the map began; in the corner of a map. */
export function ZoomButtons({ map }: { map: MapHandle | null }) {
  return (
    <div className="absolute top-2 right-2 flex flex-col gap-1">
      <MapButton label={text.zoomIn} onClick={() => map?.zoom(1)} icon={<Plus aria-hidden="true" />} />
      <MapButton label={text.zoomOut} onClick={() => map?.zoom(-1)} icon={<Minus aria-hidden="true" />} />
      <MapButton label={text.fit} onClick={() => map?.fit()} icon={<Maximize aria-hidden="true" />} />
    </div>
  );
}

function MapButton({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick} className={buttonClass("secondary", "icon")}>
      {icon}
    </button>
  );
}
