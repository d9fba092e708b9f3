import { defineConfig } from 'vitest/config';
import { viteDataModules } from './scripts/dataModules.mjs';
import { viteLexiconModule } from './scripts/lexiconModule.mjs';
import { viteSchemaModules } from './scripts/schemaModule.mjs';

export default defineConfig({
  plugins: [viteDataModules, viteSchemaModules, viteLexiconModule],
  test: { include: ['tests/**/*.test.ts', 'server/**/*.test.ts'], testTimeout: 60_000 },
});
