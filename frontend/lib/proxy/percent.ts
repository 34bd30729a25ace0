/** Makes a path that can be decoded: a percent sign that begins no character stands for itself. */
export function soundPath(path: string): string {
  return path.split("/").map(soundPart).join("/");
}

/** The same for the address of a request, whose query is left as it is. */
export function soundAddress(address: string): string {
  const end = address.indexOf("?");
  return end < 0 ? soundPath(address) : soundPath(address.slice(0, end)) + address.slice(end);
}

function soundPart(part: string): string {
  try {
    decodeURIComponent(part);
    return part;
  } catch {
    return part.replaceAll("%", "%25");
  }
}
