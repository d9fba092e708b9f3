import { defineConfig } from 'vitest/config';
import { viteDataModules } from './scripts/dataModules.mjs';

export default defineConfig({
  plugins: [viteDataModules],
  test: { include: ['tests/**/*.test.ts', 'server/**/*.test.ts'], testTimeout: 60_000 },
});
