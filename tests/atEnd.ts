import { AsyncLocalStorage } from 'node:async_hooks';
import type { TestContext } from 'vitest';

/** The test that this code runs for. vitest’s own `onTestFinished` can’t tell where several run at once. */
export const running = new AsyncLocalStorage<TestContext>();

const ofFile: (() => unknown)[] = [];

/** Has something done when the test that calls it is over; what `beforeAll` made, when all tests of the file are. */
export function atEnd(cleanUp: () => unknown): void {
  const test = running.getStore();
  if (!test) ofFile.push(cleanUp);
  else
    test.onTestFinished(async () => {
      await cleanUp();
    });
}

export async function endFile(): Promise<void> {
  for (const cleanUp of ofFile.splice(0).reverse()) await cleanUp();
}
