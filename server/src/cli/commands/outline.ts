import { outlineFile } from '../../engine/index.ts';
import { EXIT } from '../errors.ts';
import { passOver, type SourceOptions, type Unreadable, visitSources } from '../sources.ts';
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
  const unread: Unreadable[] = [];
  const unreadable = await visitSources(paths, options, terminal, (source) => {
    const { text, invalidAt, settings, named, name, shown } = source;
    const why = options.why === true;
    const macros =
      invalidAt === undefined ? outlineFile(text, { path: name, settings, named, why }).macros : [];
    if (macros.length > 0) report.file({ path: shown, macros });
    else {
      const passed = passOver(source, terminal);
      if (passed) unread.push(passed);
    }
  });
  unread.push(...unreadable);
  report.end(unread);
  return unread.length > 0 ? EXIT.usage : EXIT.clean;
}
