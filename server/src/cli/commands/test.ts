import type { Settings } from '../../engine/index.ts';
import { previewFile } from '../../engine/preview/index.ts';
import { testPhrase, testScenarios } from '../../engine/testing/index.ts';
import { Configurations } from '../configuration.ts';
import { EXIT } from '../errors.ts';
import { TestReport } from '../report/tested.ts';
import { passOver, type Source, visitSources } from '../sources.ts';
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
  let isWhole = true;
  const unreadable = await visitSources(paths, options, terminal, (source) => {
    add(source.settings);
    // Reading a macro for its scenarios is work that most files don't need.
    if (!/\bexpect\b/.test(source.text)) return;
    const macros = readMacros(source);
    const tested = macros.filter(({ scenarios }) => scenarios.length > 0);
    if (tested.length > 0) report.file(source.shown, tested);
    if (macros.length === 0 && passOver(source, terminal)) isWhole = false;
  });
  for (const settings of teams.values())
    if (settings.phrases.length > 0)
      report.phrases(settings.phrases.map((house) => testPhrase(house, settings)));
  report.end();
  if (!isWhole || unreadable.length > 0) return EXIT.usage;
  return report.failures > 0 ? EXIT.findings : EXIT.clean;
}

function readMacros({ text, invalidAt, name, settings, named }: Source) {
  if (invalidAt !== undefined) return [];
  return previewFile(text, { path: name, settings, named }).map((source) => ({
    title: source.title,
    scenarios: testScenarios(source),
  }));
}
