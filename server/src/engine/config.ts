import type { ConfigData, PhraseEntry, RuleEntry, SlotEntry } from './config/data.ts';
import { compileGlobs, namesDotFiles } from './config/glob.ts';
import { type ConfigProblem, readConfig } from './config/read.ts';
import type { SlotInfo } from './document/macro.ts';
import type { AddedPhrase, HouseRule, PhraseCases, Preset, RuleSettings, Settings } from './settings.ts';
import type { Kind, RuleId } from './vocabulary.ts';

export type { ConfigProblem } from './config/read.ts';

/** The name of the configuration file; the nearest one upwards from a macro file counts. */
export const CONFIG_FILE = 'macrolint.yaml';

export const DEFAULT_INCLUDE: readonly string[] = ['**/*.macro.{yaml,yml}', 'macros/**/*.{yaml,yml}'];

/** A configuration as it was read. Paths given to its functions are relative to its folder, with forward slashes. */
export interface Config {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly settings: Settings;
  readonly overrides: readonly Override[];
  /** `include` or a shape's `files` matches and `exclude` does not. */
  selects(path: string): boolean;
  /** `include` matches and `exclude` does not: the file claims to be a macro. */
  includes(path: string): boolean;
  excludes(path: string): boolean;
  /** Whether `include` is the user's own: then no file that it leaves out is looked at. */
  readonly statesInclude: boolean;
  /** Some glob names files that begin with a dot, so that hidden folders are worth a look. */
  readonly seesDotFiles: boolean;
}

export interface Override {
  matches(path: string): boolean;
  readonly preset?: Preset | undefined;
  readonly platform?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly rules: Settings['rules'];
}

/**
 * Reads a configuration. Never throws; without `config` it can't be used, and `problems` says why, each with the span in
 * UTF-16 offsets of what is wrong.
 */
export function parseConfig(text: string): { config?: Config; problems: ConfigProblem[] } {
  const read = readConfig(text);
  return 'data' in read ? { config: buildConfig(read.data), problems: [] } : read;
}

/** The configuration of a folder that has none. */
export function defaultConfig(): Config {
  return buildConfig({});
}

/**
 * A configuration that states no `include`, as it is below another one: what that includes stays included, so that rules for one folder
 * take none of its files away.
 * @param folder its folder, relative to that of the configuration above, with forward slashes
 */
export function belowConfig(above: Config, folder: string, config: Config): Config {
  if (config.statesInclude) return config;
  const isInherited = (path: string) => above.includes(`${folder}/${path}`) && !config.excludes(path);
  return {
    ...config,
    selects: (path) => config.selects(path) || isInherited(path),
    includes: (path) => config.includes(path) || isInherited(path),
    statesInclude: above.statesInclude,
    seesDotFiles: config.seesDotFiles || above.seesDotFiles,
  };
}

const resolved = new WeakMap<Config, Map<string, Settings>>();

/** What `config` says for the file at `path`. The same object comes back wherever the same overrides match. */
export function settingsFor(config: Config, path: string): Settings {
  const matching = config.overrides.filter((override) => override.matches(path));
  if (matching.length === 0) return config.settings;
  const key = matching.map((override) => config.overrides.indexOf(override)).join();
  let cache = resolved.get(config);
  if (!cache) resolved.set(config, (cache = new Map()));
  let settings = cache.get(key);
  if (!settings) cache.set(key, (settings = matching.reduce(applyOverride, config.settings)));
  return settings;
}

function applyOverride(settings: Settings, override: Override): Settings {
  const rules = { ...settings.rules };
  for (const [id, rule] of Object.entries(override.rules) as [RuleId, RuleSettings][]) {
    const before = rules[id];
    rules[id] = {
      ...((rule.severity ?? before?.severity) ? { severity: rule.severity ?? before!.severity! } : {}),
      allow: [...(before?.allow ?? []), ...rule.allow],
      add: [...(before?.add ?? []), ...rule.add],
    };
  }
  return {
    ...settings,
    rules,
    preset: override.preset ?? settings.preset,
    ...(override.platform && { platform: override.platform }),
    ...(override.kind && { kind: override.kind }),
  };
}

function buildConfig(data: ConfigData): Config {
  const include = data.include === undefined ? DEFAULT_INCLUDE : list(data.include);
  const exclude = list(data.exclude);
  const shapes = data.shapes ?? [];
  const shapeFiles = shapes.flatMap((shape) => list(shape.files));
  const includes = compileGlobs(include);
  const excludes = compileGlobs(exclude);
  const shaped = compileGlobs(shapeFiles);
  return {
    include,
    exclude,
    settings: {
      preset: data.extends ?? 'balanced',
      ...(data.platform && { platform: data.platform }),
      ...(data.kind && { kind: data.kind }),
      shapes,
      rules: ruleSettings(data.rules),
      phrases: houseRules(data.phrases),
      acronyms: data.acronyms ?? [],
      slots: Object.fromEntries(
        Object.entries(data.slots ?? {}).map(([name, slot]) => [name, slotInfo(slot)]),
      ),
    },
    overrides: (data.overrides ?? []).map((override) => ({
      matches: compileGlobs(list(override.files)),
      preset: override.extends,
      platform: override.platform,
      kind: override.kind,
      rules: ruleSettings(override.rules),
    })),
    selects: (path) => (includes(path) || shaped(path)) && !excludes(path),
    includes: (path) => includes(path) && !excludes(path),
    excludes,
    statesInclude: data.include !== undefined,
    seesDotFiles: [...include, ...shapeFiles].some(namesDotFiles),
  };
}

function ruleSettings(rules: Readonly<Record<string, RuleEntry>> = {}): Settings['rules'] {
  const settings: Partial<Record<RuleId, RuleSettings>> = {};
  for (const [id, entry] of Object.entries(rules)) {
    const { severity, allow, add } = typeof entry === 'string' ? { severity: entry } : entry;
    settings[id as RuleId] = {
      ...(severity && { severity }),
      allow: list(allow),
      add: (add ?? []).map(addedPhrase),
    };
  }
  return settings;
}

function addedPhrase(phrase: string | { find: string | readonly string[]; say?: string }): AddedPhrase {
  return typeof phrase === 'string' ? { find: [phrase] } : { ...phrase, find: list(phrase.find) };
}

function houseRules(phrases: readonly PhraseEntry[] = []): HouseRule[] {
  return phrases.flatMap(({ severity = 'warning', find, cases, ...rest }) =>
    severity === 'off'
      ? []
      : [{ ...rest, severity, find: list(find), ...(cases && { cases: phraseCases(cases) }) }],
  );
}

function phraseCases({ fire = [], leave = [] }: NonNullable<PhraseEntry['cases']>): PhraseCases {
  return { fire: fire.map((one) => (typeof one === 'string' ? { text: one } : one)), leave };
}

function slotInfo(entry: SlotEntry): SlotInfo {
  if (typeof entry !== 'object') return { sample: String(entry) };
  const { sample, fallback, filled_by: filledBy } = entry;
  return {
    ...(sample !== undefined && { sample: String(sample) }),
    ...(fallback !== undefined && { fallback: String(fallback) }),
    ...(filledBy && { filledBy }),
  };
}

function list(value: string | readonly string[] = []): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
