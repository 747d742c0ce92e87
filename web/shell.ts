import { readFileSync } from "node:fs";
import type { Plugin, Rollup } from "vite";

const ALWAYS = ["/m/icon-192.png", "/assets/tokens.css", "/assets/settings.js", "/assets/mark.svg"];

/** All files that a page and what it loads later are made of. */
function filesOf(bundle: Rollup.OutputBundle, page: string): string[] {
  const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
  const entry = chunks.find((one) => one.isEntry && one.facadeModuleId?.endsWith(page));
  const found = new Set<string>();
  const follow = (name: string) => {
    const chunk = chunks.find((one) => one.fileName === name);
    if (!chunk || found.has(name)) {
      return;
    }
    found.add(name);
    chunk.viteMetadata?.importedCss.forEach((css) => found.add(css));
    [...chunk.imports, ...chunk.dynamicImports].forEach(follow);
  };
  if (entry) {
    follow(entry.fileName);
  }
  return [...found].sort().map((name) => `/${name}`);
}

/** Writes the service worker of each application that opens off-line, with the names of the files that its pages are made of. */
export function serviceWorkers(source: string, applications: readonly string[]): Plugin {
  return {
    name: "yunfang-service-workers",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const application of applications) {
          const page = `/${application}/`;
          const files = filesOf(bundle, `${page}index.html`);
          if (files.length === 0) {
            this.error(`the page of ${page} is not in the bundle`);
          }
          const shell = JSON.stringify([page, `${page}manifest.webmanifest`, ...ALWAYS, ...files]);
          const text = readFileSync(source, "utf8")
            .replace("const SHELL = [];", `const SHELL = ${shell};`)
            .replace('const PAGE = "";', `const PAGE = "${page}";`);
          this.emitFile({ type: "asset", fileName: `${application}/sw.js`, source: text });
        }
      },
    },
  };
}

/** Vant draws its icons with a font out of a data address, which the content policy forbids and our pages do not use. */
export function withoutIconFont(): Plugin {
  return {
    name: "yunfang-without-icon-font",
    enforce: "pre",
    transform(_code, id) {
      return id.includes("/vant/es/icon/index.css") ? { code: ".van-icon{position:relative;display:inline-block;font-size:inherit}", map: null } : undefined;
    },
  };
}

/** While developing: an address within an application is answered with its first page, as the platform does it. */
export function firstPages(applications: readonly string[]): Plugin {
  return {
    name: "yunfang-first-pages",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? "").split("?")[0] ?? "";
        const application = applications.find((one) => path.startsWith(`/${one}/`));
        if (application && !path.slice(path.lastIndexOf("/")).includes(".")) {
          request.url = `/${application}/index.html`;
        }
        next();
      });
    },
  };
}
