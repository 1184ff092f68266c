import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = process.env['ORDINANCE_API'] ?? 'http://127.0.0.1:8080';

const out = fileURLToPath(new URL('../dist/web', import.meta.url));

/** Writes each text file once more as brotli and as gzip, so that the server sends what lies there and compresses nothing for a visit. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const entry of readdirSync(join(out, 'assets'))) {
      if (!/\.(?:js|css|svg|json)$/.test(entry)) continue;
      const path = join(out, 'assets', entry);
      const bytes = readFileSync(path);
      if (bytes.length < 1024) continue;
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

/** Builds the pages into `dist/web`; in development the server's addresses are passed on to it. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), compressed()],
  resolve: {
    alias: [
      { find: /^#(web|law|methods)\/([a-z-]+)$/, replacement: `${root}$1/$2/index.ts` },
      { find: /^#contract$/, replacement: `${root}contract/index.ts` },
    ],
  },
  // Packages and sources lie above the root of the pages.
  server: { fs: { allow: [root] }, proxy: { '/api': server } },
  build: { outDir: out, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
});
