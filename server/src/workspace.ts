import { Configurations, type Configured } from './configurations.ts';
import { CONFIG_FILE, settingsFor } from './engine/config.ts';
import { type Files, pathWithin } from './files.ts';
import { MacroDocument } from './macroDocument.ts';

/** A file that stands in an editor. */
export interface OpenFile {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

/** The files that stand in editors, by their URIs. */
export interface Editors {
  get(uri: string): OpenFile | undefined;
  keys(): string[];
}

/** The folders that are open, the files in editors, and the macro files among them. URIs are strings. */
export class Workspace {
  /** Without a slash at their ends. */
  folders: readonly string[] = [];
  readonly files: Files;
  readonly configurations: Configurations;
  private readonly editors: Editors;
  private readonly documents = new Map<string, MacroDocument>();

  constructor(files: Files, editors: Editors) {
    this.files = files;
    this.editors = editors;
    this.configurations = new Configurations(files, (uri) => editors.get(uri)?.getText());
  }

  /** The workspace folder that the file stands in, the innermost one; for a file that was never saved the first. */
  folderOf(uri: string): string | undefined {
    if (isUnsaved(uri)) return this.folders[0];
    return this.folders
      .filter((folder) => pathWithin(folder, uri) !== undefined)
      .sort((a, b) => b.length - a.length)[0];
  }

  configured(uri: string): Promise<Configured> {
    return this.configurations.of(uri, this.folderOf(uri));
  }

  /**
   * The file in its editor's version, with the configuration that counts for it. Undefined for a file that is in no editor, and
   * for one that the configuration leaves out.
   */
  async document(uri: string): Promise<MacroDocument | undefined> {
    const configured = await this.configured(uri);
    // The editor may have moved on while the configuration was looked for.
    const file = this.editors.get(uri);
    if (!file || isConfiguration(uri)) return undefined;
    const before = this.documents.get(uri);
    if (before?.version === file.version && before.configured === configured) return before;
    const text = file.getText();
    const document = this.make(uri, { text, version: file.version, configured, before });
    if (document) this.documents.set(uri, document);
    else this.documents.delete(uri);
    return document;
  }

  /** A file from disk, or its editor's version where it has one. Undefined also where it can't be read. */
  async read(uri: string): Promise<MacroDocument | undefined> {
    if (this.editors.get(uri)) return this.document(uri);
    const configured = await this.configured(uri);
    const file = await this.files.read(uri);
    return 'text' in file ? this.make(uri, { text: file.text, configured }) : undefined;
  }

  /** The text of any file, its editor's before that on disk; undefined where it can't be read. */
  async text(uri: string): Promise<string | undefined> {
    const open = this.editors.get(uri);
    if (open) return open.getText();
    const file = await this.files.read(uri);
    return 'text' in file ? file.text : undefined;
  }

  isOpen(uri: string): boolean {
    return this.editors.get(uri) !== undefined;
  }

  openUris(): string[] {
    return this.editors.keys();
  }

  /** To be called when an editor closes a file. */
  close(uri: string): void {
    this.documents.delete(uri);
  }

  /** The files that `macrolint lint` would take without arguments, of all folders; each once. */
  async list(): Promise<string[]> {
    const found = new Set<string>();
    for (const folder of this.folders) {
      for (const uri of await this.files.list(folder)) {
        const { config, root } = await this.configured(uri);
        const path = pathWithin(root, uri);
        if (path !== undefined && !isConfiguration(uri) && config.selects(path)) found.add(uri);
      }
    }
    return [...found];
  }

  private make(
    uri: string,
    from: { text: string; version?: number; configured: Configured; before?: MacroDocument | undefined },
  ): MacroDocument | undefined {
    const { text, version, configured, before } = from;
    const { config, root } = configured;
    const path = pathWithin(root, uri) ?? uri.slice(uri.lastIndexOf('/') + 1);
    // What was never saved has no name that says what it is; its text may.
    if (!isUnsaved(uri) && !isWanted(config, path)) return undefined;
    return new MacroDocument({
      uri,
      ...(version !== undefined && { version }),
      text,
      configured,
      settings: settingsFor(config, path),
      path,
      named: config.includes(path),
      before: before?.lintedIfDone,
    });
  }
}

/** What `include` or a shape names; of other YAML whatever turns out to be a macro, unless the team states its own `include`. */
function isWanted(config: Configured['config'], path: string): boolean {
  return config.selects(path) || (!config.statesInclude && /\.ya?ml$/i.test(path) && !config.excludes(path));
}

function isUnsaved(uri: string): boolean {
  return uri.startsWith('untitled:');
}

export function isConfiguration(uri: string): boolean {
  return uri.endsWith(`/${CONFIG_FILE}`);
}
