// Fails when lib/api/generated is not what lib/api/openapi.json gives.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const committed = join(root, "lib", "api", "generated");

async function tree(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [relative(folder, file), await readFile(file, "utf8")])));
}

const fresh = await mkdtemp(join(tmpdir(), "api-types-"));
try {
  const made = spawnSync("npx", ["openapi-ts"], {
    cwd: root,
    env: { ...process.env, API_TYPES_OUTPUT: fresh },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (made.status !== 0) process.exit(made.status ?? 1);
  const [want, have] = [await tree(fresh), await tree(committed)];
  const names = new Set([...want.keys(), ...have.keys()]);
  const drifted = [...names].filter((name) => want.get(name) !== have.get(name)).sort();
  if (drifted.length > 0) {
    process.stderr.write(`lib/api/generated is out of date (${drifted.join(", ")}): run npm run api-types\n`);
    process.exit(1);
  }
} finally {
  await rm(fresh, { recursive: true, force: true });
}
