import { defineConfig } from 'vitest/config';
import { viteDataModules } from './scripts/dataModules.mjs';
import { viteLexiconModule } from './scripts/lexiconModule.mjs';
import { viteSchemaModules } from './scripts/schemaModule.mjs';

export default defineConfig({
  plugins: [viteDataModules, viteSchemaModules, viteLexiconModule],
  test: {
    include: ['tests/**/*.test.ts', 'server/**/*.test.ts'],
    setupFiles: 'tests/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    // The engine is loaded and its lexicons are read once a worker, not once a file.
    isolate: false,
    // Of the tests that mostly wait.
    maxConcurrency: 8,
  },
});
