import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';
import { offline } from './offline/plugin.ts';

/** The page imports the package as a portal would: by its name, from the folder that is published. */
const published = (file: string) => fileURLToPath(new URL(`../pkg/${file}`, import.meta.url));

/** While one develops, Vite puts styles into the page itself, which the policy of the built page forbids. */
const styledWhileDeveloping: Plugin = {
  name: 'styled-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative addresses let the built page live in any folder of a portal.
  base: './',
  plugins: [vue(), styledWhileDeveloping, offline(fileURLToPath(new URL('offline', import.meta.url)))],
  resolve: {
    alias: [
      { find: /^jixiao-validator\/slim$/, replacement: published('slim.mjs') },
      { find: /^jixiao-validator\/fallback$/, replacement: published('fallback.mjs') },
      { find: /^jixiao-validator\/engine\.wasm/, replacement: published('engine.wasm') },
      { find: /^jixiao-validator\/library\.json/, replacement: published('library.json') },
      { find: /^jixiao-validator\/handbook$/, replacement: published('handbook.mjs') },
      { find: /^jixiao-validator\/xlsx$/, replacement: published('xlsx.mjs') },
    ],
  },
  build: {
    // The oldest browser that is still common in offices: 360 安全浏览器 V13 has the kernel of Chrome 86.
    target: 'chrome86',
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy of index.html allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The fallback and the importer of workbooks are whole engines in one chunk each, so they are large by design.
    chunkSizeWarningLimit: 1500,
  },
  // Workers are modules of their own, loaded from the same folder, so that the policy of index.html allows them.
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
});
