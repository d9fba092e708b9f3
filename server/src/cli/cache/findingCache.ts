import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import manifest from '../../../../package.json' with { type: 'json' };
import type { Settings } from '../../engine/settings.ts';
import { UsageError } from '../errors.ts';
import type { Judgement } from '../lint/judge.ts';
import { slashed } from '../paths.ts';
import { explain } from '../read.ts';
import type { Source } from '../sources.ts';

interface Entry extends Judgement {
  /** Of all that the findings depend on. */
  readonly key: string;
}

/** A cache file begins so, and is taken for nobody else's. */
const HEAD = '{"macrolint":"cache",';

/**
 * Findings of earlier runs, in one file. An entry counts as long as the file's text, its configuration, the program and, where the
 * text has dates at which suppressions end, the day are the same.
 */
export class FindingCache {
  private readonly path: string;
  private readonly tell: (message: string) => void;
  private readonly before: Readonly<Record<string, Entry>>;
  private readonly now = new Map<string, Entry>();
  private readonly settings = new WeakMap<Settings, string>();
  private changed = false;

  private constructor(
    path: string,
    tell: (message: string) => void,
    before: Readonly<Record<string, Entry>>,
  ) {
    this.path = path;
    this.tell = tell;
    this.before = before;
  }

  /**
   * The cache at `path`, empty where there is none yet.
   * @param tell gets what the user should know, and what stops nothing
   * @throws UsageError for a file that is something else, so that nobody's file is overwritten
   */
  static open(path: string, tell: (message: string) => void): FindingCache {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return new FindingCache(path, tell, {});
      throw new UsageError(`The cache ${path} can’t be read: ${explain(error as NodeJS.ErrnoException)}.`);
    }
    if (text.trim() === '') return new FindingCache(path, tell, {});
    if (!text.startsWith(HEAD))
      throw new UsageError(`${path} is no cache of macrolint, and is left as it is. Name another file.`);
    return new FindingCache(path, tell, parse(text, path, tell));
  }

  get(source: Source): Judgement | undefined {
    const name = this.nameOf(source.path);
    const entry = Object.hasOwn(this.before, name) ? this.before[name]! : undefined;
    if (entry?.key !== this.keyOf(source)) return undefined;
    this.now.set(name, entry);
    return entry;
  }

  set(source: Source, { recognised, macros, findings }: Judgement): void {
    this.now.set(this.nameOf(source.path), { key: this.keyOf(source), recognised, macros, findings });
    this.changed = true;
  }

  /** Writes what is new. Entries of other files stay as long as these files do. */
  save(): void {
    if (!this.changed) return;
    for (const [name, entry] of Object.entries(this.before))
      if (!this.now.has(name) && existsSync(resolve(dirname(this.path), name))) this.now.set(name, entry);
    const rows = [...this.now].map(([name, entry]) => `\n${JSON.stringify(name)}:${JSON.stringify(entry)}`);
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileAtomic.sync(
        this.path,
        `${HEAD}"program":${JSON.stringify(program())},"files":{${rows.join(',')}\n}}\n`,
      );
    } catch (error) {
      const reason = explain(error as NodeJS.ErrnoException);
      this.tell(`The cache ${this.path} can’t be written: ${reason}. The findings are right all the same.`);
    }
  }

  private nameOf(path: string): string {
    return slashed(relative(dirname(resolve(this.path)), path));
  }

  private keyOf({ text, invalidAt, settings, name, named }: Source): string {
    const hash = createHash('sha256').update(this.settingsKey(settings));
    hash.update(JSON.stringify([name, named, invalidAt ?? null]));
    if (/\buntil\b/.test(text)) hash.update(new Date().toISOString().slice(0, 10));
    return hash.update(text).digest('base64url');
  }

  private settingsKey(settings: Settings): string {
    let key = this.settings.get(settings);
    if (!key) this.settings.set(settings, (key = JSON.stringify(settings)));
    return key;
  }
}

function parse(text: string, path: string, tell: (message: string) => void): Readonly<Record<string, Entry>> {
  try {
    const { program: by, files } = JSON.parse(text) as { program: string; files: Record<string, Entry> };
    if (by !== program()) return {};
    if (Object.values(files).every(isEntry)) return files;
  } catch {
    // Said below.
  }
  tell(`The cache ${path} is damaged. It is made anew.`);
  return {};
}

function isEntry(entry: unknown): entry is Entry {
  const { key, recognised, macros, findings } = (entry ?? {}) as Record<string, unknown>;
  return (
    typeof key === 'string' &&
    typeof recognised === 'boolean' &&
    Array.isArray(macros) &&
    Array.isArray(findings)
  );
}

let ownName: string | undefined;

/** The version, and the very file that runs: a build of one's own has the version of the one before. */
function program(): string {
  const hash = () =>
    createHash('sha1')
      .update(readFileSync(fileURLToPath(import.meta.url)))
      .digest('base64url');
  return (ownName ??= `${manifest.version} ${hash()}`);
}
