import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = process.env['ORDINANCE_API'] ?? 'http://127.0.0.1:8080';

/** Builds the pages into `dist/web`; in development the server's addresses are passed on to it. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^#(web|law|methods)\/([a-z-]+)$/, replacement: `${root}$1/$2/index.ts` },
      { find: /^#contract$/, replacement: `${root}contract/index.ts` },
    ],
  },
  // Packages and sources lie above the root of the pages.
  server: { fs: { allow: [root] }, proxy: { '/api': server } },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
});
