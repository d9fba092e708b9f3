import type { Finding } from '../../engine/finding.ts';
import { Lines } from '../../position.ts';
import { keyOf, keyText } from '../report/findingKey.ts';
import type { LintedFile } from '../report/linted.ts';
import type { Source } from '../sources.ts';
import type { Judgement } from './judge.ts';

/** A source and what linting says of it, or the part of that which counts. */
export class LintedSource implements LintedFile {
  readonly source: Source;
  readonly macros: LintedFile['macros'];
  readonly findings: readonly Finding[];
  readonly elsewhere?: ReadonlySet<Finding>;
  /** All that linting found, whether it counts or not. */
  private readonly all: readonly Finding[];
  private shared: { lines?: Lines };

  constructor(source: Source, { macros, findings }: Pick<Judgement, 'macros' | 'findings'>) {
    this.source = source;
    this.macros = macros;
    this.findings = findings;
    this.all = findings;
    this.shared = {};
  }

  get path(): string {
    return this.source.shown;
  }

  /** Made when they are asked for: most files have no findings. */
  get lines(): Lines {
    return (this.shared.lines ??= new Lines(this.source.text));
  }

  /** The same file with only these macros and findings. */
  only(part: Partial<Pick<LintedFile, 'macros' | 'findings' | 'elsewhere'>>): LintedSource {
    const { source, all, shared } = this;
    return Object.assign(new LintedSource(source, this), { all, shared, elsewhere: this.elsewhere }, part);
  }

  async fixed(isAllowed: (finding: Finding, text: string) => boolean = () => true): Promise<string> {
    const { text, invalidAt, name, settings, named } = this.source;
    if (invalidAt !== undefined) return text;
    const { fixFile } = await import('../../engine/index.ts');
    const isReported = this.isReported();
    const options = { path: name, settings, named };
    return fixFile(text, options, (finding, now) => isReported(finding, now) && isAllowed(finding, now)).text;
  }

  /** Lets through what counts, and what comes up only when that is mended; but nothing that could be one that does not count. */
  private isReported(): (finding: Finding, text: string) => boolean {
    const { text: source } = this.source;
    const place = ({ rule, start, end }: Finding) => `${rule} ${start} ${end}`;
    const key = (finding: Finding, text: string) =>
      keyText(keyOf(finding, { path: this.path, lines: { text }, macros: this.macros }));
    const counted = new Set(this.findings.map(place));
    const others = this.all.filter((finding) => !counted.has(place(finding)));
    const othersKeys = new Set(others.map((finding) => key(finding, source)));
    return (finding, text) =>
      text === source ? counted.has(place(finding)) : !othersKeys.has(key(finding, text));
  }
}
