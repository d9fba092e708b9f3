/** Runs checks one after another and prints a line for each. Knows nothing of Node: it runs in the extension hosts too. */
export class Checks {
  passed = 0;
  readonly failed: string[] = [];

  /** Never rejects: a check that throws is printed with its message and counted. */
  async check(name: string, run: () => Promise<unknown>): Promise<void> {
    const start = Date.now();
    try {
      await run();
      this.passed++;
      console.log(`  ✓ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.failed.push(name);
      const reason = error instanceof Error ? error.message : String(error);
      console.log(`  ✗ ${name}\n${reason.replace(/^/gm, '      ')}`);
    }
  }
}

/** Lines that `Checks` printed, in the output of a program that says much else. */
export function isCheckLine(line: string): boolean {
  return /^ {2}[✓✗] | {6}\S/.test(line);
}

/** The first value of `probe` that is not nullish, false or an empty list; throws when there is none in time. */
export async function until<T>(
  what: string,
  probe: () => T | PromiseLike<T>,
  milliseconds = 20_000,
): Promise<NonNullable<T>> {
  for (const end = Date.now() + milliseconds; ; ) {
    const value = await probe();
    if (value && !(Array.isArray(value) && value.length === 0)) return value;
    if (Date.now() > end) throw new Error(`waited ${milliseconds / 1000} s in vain for ${what}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Throws with both texts where they differ. */
export function same(actual: unknown, expected: unknown): void {
  const [a, e] = [actual, expected].map((one) =>
    typeof one === 'string' ? one : JSON.stringify(one, null, 1),
  );
  if (a !== e) throw new Error(`expected: ${e}\nbut got:  ${a}`);
}

/** Throws where `text` lacks `part`. */
export function contains(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`expected: … ${part} …\nbut got:  ${text}`);
}
