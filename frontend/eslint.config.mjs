import { readdirSync } from "node:fs";

import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";

const formatting = [
  { selector: "NewExpression[callee.object.name='Intl']", message: "Format numbers and dates in lib/format.ts only." },
  { selector: "CallExpression[callee.property.name=/^toLocale/]", message: "Format numbers and dates in lib/format.ts only." },
  { selector: "CallExpression[callee.property.name='toFixed']", message: "Format numbers in lib/format.ts only." },
];

const SAID = "An error stays on the page, such as in a ProblemPanel: a toast is gone before it is read.";
const errorsStay = [
  { selector: "Property[key.name='onError'] CallExpression[callee.name='toast']", message: SAID },
  { selector: "CatchClause CallExpression[callee.name='toast']", message: SAID },
  { selector: "CallExpression[callee.property.name='catch'] CallExpression[callee.name='toast']", message: SAID },
  { selector: "CallExpression[callee.name='toast'] CallExpression[callee.name='problemOf']", message: SAID },
  { selector: "CallExpression[callee.name='toast'] MemberExpression[property.name=/^(error|detail|message)$/]", message: SAID },
  { selector: "VariableDeclarator[init.callee.name='useToast'][id.name!='toast']", message: "Call it toast, which is the name that the rules on errors know." },
];
const noBareEstimate = [
  { selector: "CallExpression[callee.name='estimate'][arguments.0.property.name='value']", message: "Write what a home is worth with components/ui/estimate.tsx, which asks for its range and how sure it is." },
];

/** Imports only point down this list. */
const FLOORS = ["app", "features", "components", "messages", "lib"];

/** The features, from those that build on others down to those that others build on; each imports only from those after it. */
const FEATURES = ["gallery", "shell", "overview", "batch", "value", "homes", "places", "shared", "compare", "schedules", "training", "importing", "errors", "quality", "runs", "versions", "map", "models", "comparables", "rows", "effect", "datasets", "gone", "account", "health", "notifications", "live", "help", "settings"];

const homeless = readdirSync(new URL("features", import.meta.url)).filter((name) => !FEATURES.includes(name));
if (homeless.length > 0) throw new Error(`Give ${homeless.map((name) => `features/${name}`).join(", ")} a place in FEATURES of eslint.config.mjs.`);

const zones = (folder, names) =>
  names.slice(1).map((target, place) => ({
    target: `./${folder}${target}`,
    from: names.slice(0, place + 1).map((name) => `./${folder}${name}`),
    message: `Imports point down only: ${names.join(" > ")}.`,
  }));

const config = [
  { ignores: [".next/**", "next-env.d.ts", "lib/api/generated/**", "playwright-report/**", "test-results/**"] },
  ...nextVitals,
  ...nextTypescript,
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-imports": ["error", { paths: [{ name: "zod", message: "Use zod/mini: the main entry is 92 KB." }] }],
      "import/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: [...zones("", FLOORS), ...zones("features/", FEATURES)] }],
    },
  },
  {
    files: ["app/**", "components/**", "features/**"],
    rules: {
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", ...formatting, ...errorsStay, ...noBareEstimate],
    },
  },
  { files: ["**/*.test.{ts,tsx}", "e2e/**", "test/**"], rules: { "max-lines-per-function": "off", "no-restricted-syntax": "off" } },
];

export default config;
