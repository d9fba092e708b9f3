import { defineConfig } from 'vitest/config';
import engine from '../../vitest.config.mts';

/** Tests in a real browser: npm run test:browser. CHROMIUM names it where it is none of the usual ones. */
export default defineConfig({
  plugins: engine.plugins ?? [],
  test: {
    include: ['tests/browser/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
