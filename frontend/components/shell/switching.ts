/** The pages that show one data set, and read which from `ds` in the address. */
const WITH_DATASET = ["/train", "/models", "/value"];
const PAGE = /^\/data\/(?!import$)([^/]+)(\/.*)?$/;

type Query = { get: (name: string) => string | null; toString: () => string };

/** The data set that a page is about; null where it is about none or all of them. */
export const datasetOf = (pathname: string, search: Query): string | null => PAGE.exec(pathname)?.[1] ?? search.get("ds");

/** The address that shows the same about another data set; from a page that is about none, the data set itself. */
export function withDataset(pathname: string, search: Query, id: string | null): string {
  const page = PAGE.exec(pathname);
  if (page) return id === null ? "/data" : `/data/${encodeURIComponent(id)}${page[2] ?? ""}`;
  if (!WITH_DATASET.includes(pathname)) return id === null ? pathname : `/data/${encodeURIComponent(id)}`;
  const query = new URLSearchParams(search.toString());
  query.delete("model"); // it is of the other data set
  if (id === null) query.delete("ds");
  else query.set("ds", id);
  const text = query.toString();
  return text === "" ? pathname : `${pathname}?${text}`;
}

/** A link of the menu keeps the data set where its page shows one. */
export const keepDataset = (href: string, dataset: string | null): string =>
  dataset !== null && WITH_DATASET.includes(href) ? `${href}?ds=${encodeURIComponent(dataset)}` : href;
