import type { PhraseResult, ScenarioFailure, ScenarioResult } from '../../engine/testing/index.ts';
import type { Terminal } from '../terminal.ts';
import { plural, printable, wrap } from './words.ts';

export interface TestedMacro {
  readonly title: string;
  readonly scenarios: readonly ScenarioResult[];
}

const INDENT = '      ';

/** Prints a run of `test`: files and phrases as they are done, then the end. */
export class TestReport {
  private readonly terminal: Terminal;
  private passed = 0;
  private failed = 0;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  get failures(): number {
    return this.failed;
  }

  /** The macros of a file that have scenarios with expectations. */
  file(path: string, macros: readonly TestedMacro[]): void {
    const { colors, out } = this.terminal;
    out(`${colors.bold(colors.underline(printable(path)))}\n`);
    for (const { title, scenarios } of macros)
      for (const { name, failures } of scenarios) {
        if (failures.length === 0) this.passed++;
        else this.failed++;
        this.rows(`${printable(title)} · ${printable(name)}`, failures.map(scenarioReason));
      }
    out('\n');
  }

  /** The house rules of a configuration that have cases, or should have some. */
  phrases(results: readonly PhraseResult[]): void {
    const { colors, out } = this.terminal;
    out(`${colors.bold(colors.underline('phrases'))}\n`);
    for (const { id, passed, failures } of results) {
      if (passed + failures.length === 0) continue;
      this.passed += passed;
      this.failed += failures.length;
      this.rows(
        id,
        failures.map(({ text, reason }) => `“${printable(text)}”: ${printable(reason)}`),
      );
    }
    out('\n');
    this.coverage(results);
  }

  end(): void {
    const { colors, out, err } = this.terminal;
    const total = this.passed + this.failed;
    if (total === 0) err(NOTHING_TO_TEST);
    else if (this.failed > 0)
      out(
        `${colors.red(`✖ ${this.failed} of ${plural(total, 'test')}`)} ${this.failed === 1 ? 'fails' : 'fail'}\n`,
      );
    else out(`${colors.green('✔')} ${plural(total, 'test')} passed\n`);
  }

  private rows(name: string, reasons: readonly string[]): void {
    const { colors, out, width } = this.terminal;
    out(`  ${reasons.length === 0 ? colors.green('✔') : colors.red('✖')} ${name}\n`);
    for (const reason of reasons)
      for (const row of wrap(reason, width - INDENT.length)) out(`${INDENT}${row}\n`);
  }

  private coverage(results: readonly PhraseResult[]): void {
    const { colors, out } = this.terminal;
    const missing = results.flatMap(({ id, unexercised }) => unexercised.map((phrase) => ({ id, phrase })));
    if (missing.length === 0) return;
    out(`${colors.yellow('▲')} No case finds ${missing.length === 1 ? 'this phrase' : 'these phrases'}:\n`);
    for (const { id, phrase } of missing) out(`  ${colors.dim(id)}  ${printable(phrase)}\n`);
    out('\n');
  }
}

function scenarioReason({ type, words, line }: ScenarioFailure): string {
  if (type === 'unsaid') return `doesn’t say “${printable(words)}”`;
  return `says “${printable(words)}”${line === undefined ? '' : `: ${printable(line)}`}`;
}

const NOTHING_TO_TEST = `Nothing to test. A scenario of a macro may say what it expects, under expect:, and a phrase of macrolint.yaml
may have cases:.
`;
