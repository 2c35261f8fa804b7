import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { deploymentPlugin } from "./scripts/deployment.ts";

export default defineConfig({
  plugins: [react(), deploymentPlugin(process.env)],
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    // A data: address in a style sheet or script would widen the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  // `make dev` runs the service; `npm run dev` reloads on change and asks it for the settings.
  server: { proxy: { "/config.json": "http://127.0.0.1:8000" } },
});
