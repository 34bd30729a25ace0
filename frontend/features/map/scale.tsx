import { scaleBar } from "@/components/charts/map-geometry";
import type { View } from "@/features/map/draw-map";
import { pixelsPerMetre } from "@/features/map/graticule";
import { mapText as text } from "@/features/map/text";
import { distance } from "@/lib/format";

const WIDEST_BAR = 120;

/** A bar of a round length, the step of the grid, and whom to name for tiles. */
export function Scale({ view, attribution }: { view: View; attribution: string }) {
  const { metres, pixels } = scaleBar(pixelsPerMetre(view.latitude, view.zoom), WIDEST_BAR);
  return (
    <div className="pointer-events-none absolute bottom-1.5 left-1.5 flex max-w-full flex-wrap items-end gap-x-3 rounded-sm bg-card px-1.5 py-0.5 text-xs text-muted">
      <span style={{ width: pixels }} className="border-x border-b border-muted text-center leading-4">
        {distance(metres)}
      </span>
      <span>{text.grid(view.gridStep)}</span>
      {attribution && <span>{attribution}</span>}
    </div>
  );
}
