/** Loads a page of this site anew; an address of another site becomes the overview. */
export function goTo(path: string): void {
  window.location.assign(ownPath(path));
}

/** Leaves for a page of another site whose address the API gave. */
export function leaveTo(url: string): void {
  if (/^https?:\/\//.test(url)) window.location.assign(url);
}

/** A path of this site; `//host` and `/\\host` would be of another. */
export function ownPath(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : "/";
}
