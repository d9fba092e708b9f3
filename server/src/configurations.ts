import {
  belowConfig,
  CONFIG_FILE,
  type Config,
  type ConfigProblem,
  defaultConfig,
  parseConfig,
} from './engine/config.ts';
import { type Files, parentOf } from './files.ts';

/** A configuration as an editor needs it: always one to go on with, and what is wrong with the one that is written. */
export interface Configured {
  readonly config: Config;
  /** The folder that its globs are relative to. */
  readonly root: string;
  /** Its file; undefined where the defaults hold. */
  readonly file?: string;
  /** Why the file can't be used as it stands; `config` is then what it last said, or the defaults. */
  readonly problems: readonly ConfigProblem[];
}

/** Finds the configuration of each file: the nearest `macrolint.yaml` upwards. URIs are strings. */
export class Configurations {
  private readonly files: Files;
  private readonly openText: (uri: string) => string | undefined;
  private folders = new Map<string, Promise<Configured | undefined>>();
  private readonly defaults = new Map<string, Configured>();
  private readonly parsed = new Map<string, { text: string; configured: Configured }>();

  /** @param openText the text of a file that stands in an editor, which counts before that on disk */
  constructor(files: Files, openText: (uri: string) => string | undefined) {
    this.files = files;
    this.openText = openText;
  }

  /** @param workspace the workspace folder that the file belongs to, where there is one */
  async of(uri: string, workspace: string | undefined): Promise<Configured> {
    const folder = parentOf(uri) ?? workspace ?? uri;
    return (await this.nearest(folder, workspace)) ?? this.defaultsOf(workspace ?? folder);
  }

  private defaultsOf(top: string): Configured {
    let defaults = this.defaults.get(top);
    if (!defaults) {
      defaults = { config: DEFAULTS, root: this.files.repositoryRoot?.(top) ?? top, problems: [] };
      this.defaults.set(top, defaults);
    }
    return defaults;
  }

  /** To be called when a configuration was written, made, deleted, opened or closed. */
  forget(): void {
    this.folders = new Map();
  }

  private nearest(folder: string, workspace: string | undefined): Promise<Configured | undefined> {
    let found = this.folders.get(folder);
    if (!found) this.folders.set(folder, (found = this.look(folder, workspace)));
    return found;
  }

  private async look(folder: string, workspace: string | undefined): Promise<Configured | undefined> {
    const file = `${folder}/${CONFIG_FILE}`;
    const open = this.openText(file);
    const read = open === undefined ? await this.files.read(file) : { text: open };
    if (!('text' in read) && !read.missing) {
      const message = `The configuration can’t be read: ${read.reason}.`;
      return { config: DEFAULTS, root: folder, file, problems: [{ message, start: 0, end: 0 }] };
    }
    const found = 'text' in read ? this.parse(file, folder, read.text) : undefined;
    if (found?.config.statesInclude) return found;
    const parent = parentOf(folder);
    // Above a workspace only the disk is searched: an editor's own file systems end there.
    const isTop = parent === undefined || (folder === workspace && !folder.startsWith('file:'));
    const above = isTop ? undefined : await this.nearest(parent, workspace);
    return found ? below(above ?? this.defaultsOf(workspace ?? folder), found) : above;
  }

  private parse(file: string, root: string, text: string): Configured {
    const before = this.parsed.get(file);
    if (before?.text === text) return before.configured;
    const { config, problems } = parseConfig(text);
    const configured: Configured = {
      config: config ?? before?.configured.config ?? DEFAULTS,
      root,
      file,
      problems,
    };
    this.parsed.set(file, { text, configured });
    return configured;
  }
}

function below(above: Configured, found: Configured): Configured {
  if (!found.root.startsWith(`${above.root}/`)) return found;
  const folder = found.root.slice(above.root.length + 1);
  return { ...found, config: belowConfig(above.config, folder, found.config) };
}

const DEFAULTS = defaultConfig();
