import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { qualityText } from "@/features/quality/text";
import { type Filters, REVIEWS, type Review } from "@/features/quality/review";

const text = qualityText.filters;
const ALL = "";

type ReviewFiltersProps = { kinds: string[]; filters: Filters; onFilter: (filters: Filters) => void };

/** Which flagged sales are shown; both choices are kept in the address. */
export function ReviewFilters({ kinds, filters, onFilter }: ReviewFiltersProps) {
  // A kind of an old address that no check has now is still shown as what is asked for.
  const offered = filters.kind === null || kinds.includes(filters.kind) ? kinds : [...kinds, filters.kind];
  return (
    <div data-page-filter className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <Field label={text.kind} className="w-64">
        {(control) => (
          <Select
            {...control}
            value={filters.kind ?? ALL}
            onChange={(kind) => onFilter({ ...filters, kind: kind || null })}
            options={[{ value: ALL, label: text.allKinds }, ...offered.map((kind) => ({ value: kind, label: kind }))]}
          />
        )}
      </Field>
      <Field label={text.review} className="w-64">
        {(control) => (
          <Select<Review | typeof ALL>
            {...control}
            value={filters.review ?? ALL}
            onChange={(review) => onFilter({ ...filters, review: review || null })}
            options={[{ value: ALL, label: text.allReviews }, ...REVIEWS.map((review) => ({ value: review, label: qualityText.reviews[review] }))]}
          />
        )}
      </Field>
    </div>
  );
}
