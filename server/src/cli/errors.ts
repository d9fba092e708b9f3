export const EXIT = { clean: 0, findings: 1, usage: 2, fault: 3 } as const;

/** Something that the user can put right: wrong usage, a wrong configuration, a path that isn't there. Ends the run with code 2. */
export class UsageError extends Error {}

/** Something inside macrolint failed on a file that it should have coped with. Ends the run with code 3. */
export class Fault extends Error {
  constructor(file: string, cause: unknown) {
    super(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
