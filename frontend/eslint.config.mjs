import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";

const formatting = [
  { selector: "NewExpression[callee.object.name='Intl']", message: "Format numbers and dates in lib/format.ts only." },
  { selector: "CallExpression[callee.property.name=/^toLocale/]", message: "Format numbers and dates in lib/format.ts only." },
  { selector: "CallExpression[callee.property.name='toFixed']", message: "Format numbers in lib/format.ts only." },
];

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
    },
  },
  {
    files: ["app/**", "components/**", "features/**"],
    rules: {
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", ...formatting],
    },
  },
  { files: ["**/*.test.{ts,tsx}", "e2e/**", "test/**"], rules: { "max-lines-per-function": "off", "no-restricted-syntax": "off" } },
];

export default config;
