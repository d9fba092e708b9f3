export const EXIT = { clean: 0, findings: 1, usage: 2, fault: 3 } as const;

/** Something that the user can put right: wrong usage, a wrong configuration, a path that isn't there. Ends the run with code 2. */
export class UsageError extends Error {}
