import { outlineFile } from '../../engine/index.ts';
import { EXIT } from '../errors.ts';
import { type SourceOptions, visitSources } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

export interface OutlineOptions extends SourceOptions {
  readonly format: 'pretty' | 'json';
  readonly why?: boolean;
}

/** `macrolint outline`. Returns the exit code. */
export async function outline(
  paths: readonly string[],
  options: OutlineOptions,
  terminal: Terminal,
): Promise<number> {
  const report =
    options.format === 'json'
      ? (await import('../report/outlineJson.ts')).outlineJson(terminal)
      : (await import('../report/outlinePretty.ts')).outlinePretty(terminal);
  const unreadable = visitSources(
    paths,
    options,
    terminal,
    ({ text, invalidAt, settings, named, name, shown }) => {
      if (invalidAt !== undefined) return;
      const { macros } = outlineFile(text, { path: name, settings, named, why: options.why === true });
      if (macros.length > 0) report.file({ path: shown, macros });
    },
  );
  report.end(unreadable);
  return unreadable.length > 0 ? EXIT.usage : EXIT.clean;
}
