import type { FindingCache } from '../cache/findingCache.ts';
import { UsageError } from '../errors.ts';
import { type ChangedFile, Changes } from '../git/changes.ts';
import type { LintSummary } from '../report/linted.ts';
import { type SourceOptions, Sources, type Unreadable } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { Baseline, type BaselineEntry } from './baseline.ts';
import { changedFindings } from './changedFindings.ts';
import { judgeAll } from './judgeAll.ts';
import { LintedSource } from './lintedSource.ts';
import { inLittleMemory } from './memory.ts';

/** What is to be linted, and which findings count. */
export interface RunOptions extends SourceOptions {
  /** Only what changed since the branch left this revision. */
  readonly since?: string;
  /** The file of the findings that are known. */
  readonly baseline?: string;
  /** Keep the findings for the next run. */
  readonly cache?: boolean;
  /** Keep them here; `cache` need not be said then. */
  readonly cacheFile?: string;
  /** Threads besides the main one; as many as are fastest, where it is left out. */
  readonly threads?: number;
}

export interface RunOutcome {
  readonly summary: LintSummary;
  readonly unreadable: readonly Unreadable[];
  /** Entries of the baseline that no longer occur. */
  readonly stale: readonly BaselineEntry[];
  /** With `since`: what changed in each file, by its absolute path. */
  readonly changed?: ReadonlyMap<string, ChangedFile>;
}

/**
 * Lints what is asked for and gives each file to `visit`, in order, with the findings that count.
 * @throws UsageError for wrong arguments, a wrong configuration, no repository, a baseline or a cache that can't be used
 */
export function runLint(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  visit: (file: LintedSource) => void,
): Promise<RunOutcome> {
  return inLittleMemory(() => run(paths, options, terminal, visit));
}

async function run(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  visit: (file: LintedSource) => void,
): Promise<RunOutcome> {
  if (options.since !== undefined && options.stdinFilename !== undefined)
    throw new UsageError('--since compares files; it knows nothing of standard input.');
  const changes = options.since === undefined ? undefined : Changes.since(options.since, process.cwd());
  const baseline = options.baseline === undefined ? undefined : Baseline.read(options.baseline);
  const cache = await openCache(options, terminal);
  const sources = new Sources(
    paths,
    { ...options, ...(changes && { isWanted: (path: string) => changes.has(path) }) },
    terminal,
  );
  const changed = changes?.of(sources.paths);
  const counts = { files: 0, macros: 0, error: 0, warning: 0, suggestion: 0, info: 0 };
  let known = 0;
  for await (const { source, judgement } of judgeAll(sources, cache, options.threads)) {
    if (!judgement.recognised && !source.named) continue;
    let file = new LintedSource(source, judgement);
    // The baseline counts what stands in a whole file.
    const unknown = baseline && new Set(baseline.unknown(file));
    const change = changed?.get(source.path);
    if (change) file = await changedFindings(file, change, changes!);
    if (change && file.macros.length === 0 && file.findings.length === 0) continue;
    if (unknown) {
      const findings = file.findings.filter((finding) => unknown.has(finding));
      known += file.findings.length - findings.length;
      file = file.only({ findings });
    }
    counts.files++;
    counts.macros += file.macros.length;
    for (const { severity } of file.findings) counts[severity]++;
    visit(file);
  }
  cache?.save();
  const isWholeRun = paths.length === 0 && !changes && options.stdinFilename === undefined;
  return {
    summary: { ...counts, ...(baseline && { known }), ...(changes && { since: changes.revision }) },
    unreadable: sources.unreadable,
    stale: baseline?.stale(isWholeRun) ?? [],
    ...(changed && { changed }),
  };
}

const CACHE_FILE = '.macrolintcache';

async function openCache(
  { cache, cacheFile = cache ? CACHE_FILE : undefined }: RunOptions,
  { err }: Terminal,
): Promise<FindingCache | undefined> {
  if (cacheFile === undefined) return undefined;
  const { FindingCache } = await import('../cache/findingCache.ts');
  return FindingCache.open(cacheFile, (message) => err(`${message}\n`));
}
