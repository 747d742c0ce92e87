import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { VantResolver } from "@vant/auto-import-resolver";
import Components from "unplugin-vue-components/vite";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import { defineConfig } from "vitest/config";
import { firstPages, serviceWorkers, withoutIconFont } from "./shell.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const platform = process.env.YUNFANG_URL ?? "http://127.0.0.1:8080";

// Four pages: the first one, the desk's, the patient's phone's and the village clinic's. Each loads only what it shows.
export default defineConfig({
  plugins: [
    vue(),
    Components({
      dirs: [],
      dts: "src/components.d.ts",
      resolvers: [ElementPlusResolver({ importStyle: "css" }), VantResolver()],
    }),
    withoutIconFont(),
    firstPages(["portal", "m", "v"]),
    serviceWorkers(here("src/shared/sw.js"), ["m", "v"]),
  ],
  resolve: { alias: { "@": here("src") } },
  build: {
    outDir: process.env.YUNFANG_WEB_OUT ?? "dist",
    emptyOutDir: false,
    assetsDir: "assets/v",
    // the content policy lets no data address stand for a picture where a file can
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: [here("index.html"), here("portal/index.html"), here("m/index.html"), here("v/index.html")] },
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/session", "/oauth2", "/login", "/docs", "/problems", "/swagger-ui", "/v3", "/actuator"].map(
        (path) => [path, platform],
      ),
    ),
  },
  test: { environment: "jsdom", setupFiles: ["vitest.setup.ts"], include: ["src/**/*.test.ts"] },
});
