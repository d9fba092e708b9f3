import { AsyncLocalStorage } from 'node:async_hooks';
import type { TestContext } from 'vitest';

/** The test that this code runs for. vitest’s own `onTestFinished` can’t tell where several run at once. */
export const running = new AsyncLocalStorage<TestContext>();

/** Has something done when the test that calls it is over. */
export function atEnd(cleanUp: () => unknown): void {
  running.getStore()!.onTestFinished(async () => {
    await cleanUp();
  });
}
