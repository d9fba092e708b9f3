import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/** Where a command prints to. Findings and results go to standard output, everything else to standard error. */
export interface Terminal {
  readonly colors: Colors;
  /** Styles for standard error. */
  readonly errorColors: Colors;
  /** Columns to wrap at. */
  readonly width: number;
  out(text: string): void;
  err(text: string): void;
  /**
   * Shows in one line on standard error how far a long run has come; silent unless that is a terminal and the run has taken
   * a while. The next output wipes it, and so does calling this without a text.
   */
  progress(text?: () => string): void;
}

const MAX_WIDTH = 100;
const MIN_WIDTH = 40;

/** @param color what `--color` or `--no-color` says, if either was given */
export function createTerminal(color: boolean | undefined): Terminal {
  const progress = progressLine();
  return {
    colors: pc.createColors(color ?? wantsColor(process.stdout)),
    errorColors: pc.createColors(color ?? wantsColor(process.stderr)),
    width: Math.max(MIN_WIDTH, Math.min(process.stdout.columns || MAX_WIDTH, MAX_WIDTH)),
    out(text) {
      progress();
      process.stdout.write(text);
    },
    err(text) {
      progress();
      process.stderr.write(text);
    },
    progress,
  };
}

const PROGRESS_AFTER = 400;
const PROGRESS_EVERY = 80;
const WIPE = '\r\u001B[K';

function progressLine(): Terminal['progress'] {
  if (process.stderr.isTTY !== true || process.env.TERM === 'dumb') return () => {};
  let next = performance.now() + PROGRESS_AFTER;
  let visible = false;
  return (text) => {
    if (!text) {
      if (visible) process.stderr.write(WIPE);
      visible = false;
    } else if (performance.now() >= next) {
      next = performance.now() + PROGRESS_EVERY;
      visible = true;
      process.stderr.write(WIPE + text().slice(0, (process.stderr.columns || MAX_WIDTH) - 1));
    }
  };
}

function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

/** A reader that goes away (`macrolint lint | head`) ends the run quietly. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
}
