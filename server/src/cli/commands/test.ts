import type { Settings } from '../../engine/index.ts';
import { previewFile } from '../../engine/preview/index.ts';
import { testPhrase, testScenarios } from '../../engine/testing/index.ts';
import { Configurations } from '../configuration.ts';
import { EXIT } from '../errors.ts';
import { TestReport } from '../report/tested.ts';
import { type Source, visitSources } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

export interface TestOptions {
  readonly config?: string;
}

/** `macrolint test`. Returns the exit code. */
export async function test(
  paths: readonly string[],
  options: TestOptions,
  terminal: Terminal,
): Promise<number> {
  const report = new TestReport(terminal);
  // Many files have the same phrases, each is tested once.
  const teams = new Map<string, Settings>();
  const cwd = process.cwd();
  const add = (settings: Settings) => teams.set(JSON.stringify(settings.phrases), settings);
  if (paths.length === 0) add(new Configurations(cwd, options.config).of(cwd).config.settings);
  const unreadable = visitSources(paths, options, terminal, (source) => {
    add(source.settings);
    const macros = macrosWithTests(source);
    if (macros.length > 0) report.file(source.shown, macros);
  });
  for (const settings of teams.values())
    if (settings.phrases.length > 0)
      report.phrases(settings.phrases.map((house) => testPhrase(house, settings)));
  report.end();
  if (unreadable.length > 0) return EXIT.usage;
  return report.failures > 0 ? EXIT.findings : EXIT.clean;
}

function macrosWithTests({ text, invalidAt, name, settings, named }: Source) {
  // Reading a macro for its scenarios is work that most files don't need.
  if (invalidAt !== undefined || !/\bexpect\b/.test(text)) return [];
  return previewFile(text, { path: name, settings, named }).flatMap((source) => {
    const scenarios = testScenarios(source);
    return scenarios.length > 0 ? [{ title: source.title, scenarios }] : [];
  });
}
