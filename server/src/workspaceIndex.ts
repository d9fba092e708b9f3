import type { CancellationToken, Range } from 'vscode-languageserver';
import type { MacroDocument } from './macroDocument.ts';
import { type Mention, type NamingFile, namesOfConfiguration, namesOfMacros } from './mentions.ts';
import { Slices } from './slices.ts';
import { isConfiguration, type Workspace } from './workspace.ts';

/** What is kept of a macro file or a configuration: enough to find things across the workspace, without its text. */
export interface IndexedFile {
  readonly uri: string;
  readonly macros: readonly IndexedMacro[];
  readonly mentions: readonly IndexedMention[];
}

export interface IndexedMacro {
  readonly id: string;
  readonly title: string;
  /** Of the title, where there is one. */
  readonly range: Range;
}

/** A place where a slot or a macro is named; the range is that of the name. */
export interface IndexedMention extends Pick<Mention, 'of' | 'name' | 'role'> {
  readonly range: Range;
  /** It is a blank: the agent fills it in. */
  readonly blank: boolean;
}

/** Asked now and then whether a long run is still wanted. */
export type Cancel = Pick<CancellationToken, 'isCancellationRequested'>;

/** Told how far a long run has come. */
export type Progress = (done: number, total: number) => void;

/** Macros and slots of the whole workspace. Built when first asked for, and then kept up to date file by file. */
export class WorkspaceIndex {
  private readonly workspace: Workspace;
  private readonly closed = new Map<string, IndexedFile>();
  private readonly open = new WeakMap<MacroDocument, IndexedFile>();
  private listed: Promise<string[]> | undefined;
  private changes = 0;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** Every macro file, those in editors as they stand there. Stops early, with what it has, when it is cancelled. */
  async all(cancel?: Cancel, progress?: Progress): Promise<IndexedFile[]> {
    const files: IndexedFile[] = [];
    await this.visit(
      async (uri) => {
        const file = await this.file(uri);
        if (file) files.push(file);
      },
      cancel,
      progress,
    );
    return files;
  }

  /**
   * The macro files of the workspace folder that a file belongs to, and the configurations that count for them. Stops early when it
   * is cancelled.
   */
  async around(uri: string, cancel?: Cancel, progress?: Progress): Promise<IndexedFile[]> {
    const { workspace } = this;
    const folder = workspace.folderOf(uri);
    const files = (await this.all(cancel, progress)).filter(
      (file) => workspace.folderOf(file.uri) === folder,
    );
    const configurations = new Set<string>();
    for (const file of files) {
      const configured = await workspace.configured(file.uri);
      if (configured.file) configurations.add(configured.file);
    }
    if (isConfiguration(uri)) configurations.add(uri);
    for (const configuration of configurations) {
      const text = await workspace.text(configuration);
      if (text === undefined) continue;
      const mentions = indexedNames(namesOfConfiguration(configuration, text));
      files.push({ uri: configuration, macros: [], mentions });
    }
    return files;
  }

  /** Calls `visit` for every macro file, in the order of the workspace, and lets others work in between. */
  async visit(visit: (uri: string) => Promise<void>, cancel?: Cancel, progress?: Progress): Promise<void> {
    const uris = await this.uris();
    const slices = new Slices();
    for (const [i, uri] of uris.entries()) {
      if (cancel?.isCancellationRequested) return;
      await visit(uri);
      if (await slices.rest()) progress?.(i + 1, uris.length);
    }
  }

  /** To be called when a file was written, made or deleted. */
  forget(uri: string): void {
    this.changes++;
    this.closed.delete(uri);
    this.listed = undefined;
  }

  /** To be called when a configuration or the folders changed. */
  forgetAll(): void {
    this.changes++;
    this.closed.clear();
    this.listed = undefined;
  }

  async uris(): Promise<string[]> {
    this.listed ??= this.workspace.list();
    return [...new Set([...(await this.listed), ...this.workspace.openUris()])];
  }

  private async file(uri: string): Promise<IndexedFile | undefined> {
    const known = this.closed.get(uri);
    if (known && !this.workspace.isOpen(uri)) return known;
    const { changes } = this;
    const document = await this.workspace.read(uri);
    if (!document?.recognised) return undefined;
    let file = this.open.get(document);
    if (!file) this.open.set(document, (file = indexed(document)));
    // What was read may be older than a change that came in between.
    if (document.version === undefined && changes === this.changes) this.closed.set(uri, file);
    return file;
  }
}

function indexed(document: MacroDocument): IndexedFile {
  return {
    uri: document.uri,
    macros: indexedMacros(document),
    mentions: indexedNames(namesOfMacros(document)),
  };
}

export function indexedMacros(document: MacroDocument): IndexedMacro[] {
  return document.file.macros.map(({ id, title, anchor }) => ({ id, title, range: document.range(anchor) }));
}

export function indexedNames({ mentions, lines }: NamingFile): IndexedMention[] {
  return mentions.map(({ of, name, role, span, slot }) => {
    return { of, name, role, range: lines.protocolRange(span), blank: slot?.type === 'blank' };
  });
}
