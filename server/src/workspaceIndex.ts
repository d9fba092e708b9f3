import type { CancellationToken, Range } from 'vscode-languageserver';
import type { MacroDocument } from './macroDocument.ts';
import type { Workspace } from './workspace.ts';

/** What is kept of a macro file: enough to find things across the workspace, without its text. */
export interface IndexedFile {
  readonly uri: string;
  readonly macros: readonly IndexedMacro[];
  readonly slots: readonly IndexedSlot[];
}

export interface IndexedMacro {
  readonly id: string;
  readonly title: string;
  /** Of the title, where there is one. */
  readonly range: Range;
}

export interface IndexedSlot {
  readonly name: string;
  /** The help desk fills in a slot, the agent a blank. */
  readonly type: 'slot' | 'blank';
  /** Of the name between the braces. */
  readonly range: Range;
}

/** Told how far a long run has come. */
export type Progress = (done: number, total: number) => void;

/** How long, in milliseconds, a long run may keep others waiting. */
const SLICE = 20;

/** Macros and slots of the whole workspace. Built when first asked for, and then kept up to date file by file. */
export class WorkspaceIndex {
  private readonly workspace: Workspace;
  private readonly closed = new Map<string, IndexedFile>();
  private readonly open = new WeakMap<MacroDocument, IndexedFile>();
  private listed: Promise<string[]> | undefined;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** Every macro file, those in editors as they stand there. Stops early, with what it has, when it is cancelled. */
  async all(token?: CancellationToken, progress?: Progress): Promise<IndexedFile[]> {
    const files: IndexedFile[] = [];
    await this.visit(
      async (uri) => {
        const file = await this.file(uri);
        if (file) files.push(file);
      },
      token,
      progress,
    );
    return files;
  }

  /** Calls `visit` for every macro file, in the order of the workspace, and lets others work in between. */
  async visit(
    visit: (uri: string) => Promise<void>,
    token?: CancellationToken,
    progress?: Progress,
  ): Promise<void> {
    const uris = await this.uris();
    let slice = performance.now();
    for (const [i, uri] of uris.entries()) {
      if (token?.isCancellationRequested) return;
      await visit(uri);
      if (performance.now() - slice > SLICE) {
        progress?.(i, uris.length);
        await new Promise((resolve) => setTimeout(resolve));
        slice = performance.now();
      }
    }
  }

  /** To be called when a file was written, made or deleted. */
  forget(uri: string): void {
    this.closed.delete(uri);
    this.listed = undefined;
  }

  /** To be called when a configuration or the folders changed. */
  forgetAll(): void {
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
    const document = await this.workspace.read(uri);
    if (!document?.recognised) return undefined;
    let file = this.open.get(document);
    if (!file) this.open.set(document, (file = indexed(document)));
    if (document.version === undefined) this.closed.set(uri, file);
    return file;
  }
}

function indexed(document: MacroDocument): IndexedFile {
  return {
    uri: document.uri,
    macros: document.file.macros.map(({ id, title, anchor }) => ({
      id,
      title,
      range: document.range(anchor),
    })),
    slots: document.slots.flatMap(({ name, type, nameSpan }) =>
      type === 'tag' ? [] : [{ name, type, range: document.range(nameSpan) }],
    ),
  };
}
