import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: "lib/api/openapi.json",
  output: { path: process.env.API_TYPES_OUTPUT ?? "lib/api/generated", clean: true },
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
});
