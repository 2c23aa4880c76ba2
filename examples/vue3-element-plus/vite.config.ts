import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue()],
  // The floor of the validator; Element Plus itself asks for Chromium 85.
  build: { target: 'chrome85', chunkSizeWarningLimit: 6000 },
});
