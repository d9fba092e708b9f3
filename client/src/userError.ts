/** A command can't do what was asked, for a reason that the user can mend. The message says it whole; nothing is logged. */
export class UserError extends Error {}
