import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as lsp from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type FileStatus,
  LIST_FILES,
  type ListFilesParams,
  type ListFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from '../../server/src/protocol.ts';
import { atEnd } from '../atEnd.ts';
import { CLI, Project } from '../cli/project.ts';

export interface EditorOptions {
  /** What the editor can do; the default is what VS Code can, as far as macrolint asks. */
  readonly capabilities?: lsp.ClientCapabilities;
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  /** Several folders at the top of the project are opened as workspace folders; the default is the project itself. */
  readonly folders?: readonly string[];
}

export const PULLING: lsp.ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit', 'command'] },
    },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    definition: { linkSupport: true },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: false },
    workspaceEdit: { documentChanges: true },
  },
};

/** `PULLING` without diagnostics that are asked for: the server sends them. */
export const PUSHED: lsp.ClientCapabilities = {
  ...PULLING,
  textDocument: { ...PULLING.textDocument, diagnostic: undefined } as lsp.TextDocumentClientCapabilities,
};

/** An editor with a server. Files are those of a project on disk. It ends with the test. */
export class Editor {
  readonly project: Project;
  readonly connection: ProtocolConnection;
  readonly pushed = new Map<string, lsp.PublishDiagnosticsParams>();
  readonly statuses: FileStatus[] = [];
  /** What the server had the editor show. */
  readonly shown: lsp.ShowDocumentParams[] = [];
  /** The reports of all long runs, as `kind: message`. */
  readonly progress: string[] = [];
  refreshes = 0;
  capabilities!: lsp.ServerCapabilities;
  /** The exit code of the server, once it has ended. */
  exited: Promise<number | null> = new Promise(() => {});
  /** The URI of the project's folder. */
  private readonly top: string;
  private readonly open = new Map<string, TextDocument>();
  private settings: unknown;

  private constructor(project: Project, connection: ProtocolConnection, settings: unknown, top?: string) {
    this.project = project;
    this.connection = connection;
    this.settings = settings;
    this.top = top ?? pathToFileURL(project.root).href;
    connection.onNotification('textDocument/publishDiagnostics', (params: lsp.PublishDiagnosticsParams) => {
      this.pushed.set(params.uri, params);
    });
    connection.onNotification('macrolint/fileStatus', (params: FileStatus) => {
      this.statuses.push(params);
    });
    connection.onRequest('workspace/configuration', ({ items }: lsp.ConfigurationParams) =>
      items.map(() => this.settings),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
    });
    connection.onRequest('client/registerCapability', () => {});
    connection.onRequest('window/workDoneProgress/create', () => {});
    connection.onNotification('$/progress', ({ value }: { value: lsp.WorkDoneProgressReport }) => {
      this.progress.push(`${value.kind}: ${value.message ?? ''}`);
    });
    connection.onRequest('window/showDocument', (params: lsp.ShowDocumentParams) => {
      this.shown.push(params);
      return { success: true };
    });
  }

  /** An editor that talks to the built server over stdio. */
  static async start(
    files: Readonly<Record<string, string | Buffer>>,
    options: EditorOptions = {},
  ): Promise<Editor> {
    const project = new Project(files);
    const child = spawn(process.execPath, [CLI, 'server', '--stdio'], {
      cwd: project.root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    atEnd(() => {
      connection.dispose();
      child.kill();
    });
    const editor = new Editor(project, connection, options.settings ?? {});
    editor.exited = new Promise((resolve) => child.on('exit', resolve));
    const failed = editor.exited.then((code) => {
      throw new Error(`The language server ended with ${code} before it was asked to.`);
    });
    await Promise.race([editor.initialize(options), failed]);
    return editor;
  }

  /**
   * An editor whose server runs elsewhere and has no disk: files are the editor's to read.
   * @param top the URI that stands for the project's folder
   */
  static async over(
    connection: ProtocolConnection,
    files: Readonly<Record<string, string | Buffer>>,
    top: string,
    options: EditorOptions = {},
  ): Promise<Editor> {
    const project = new Project(files);
    const editor = new Editor(project, connection, options.settings ?? {}, top);
    connection.onRequest<ReadFileResult, void>(READ_FILE, ({ uri }: ReadFileParams) => {
      const path = editor.path(uri);
      const isThere = existsSync(join(project.root, path));
      return isThere ? { text: project.read(path) } : { reason: 'there is no such file', missing: true };
    });
    connection.onRequest(LIST_FILES, ({ folder }: ListFilesParams): ListFilesResult => {
      const root = join(project.root, editor.path(folder));
      const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
      return {
        uris: names
          .filter((name) => /\.ya?ml$|gitignore$/.test(name))
          .map((name) => `${folder}/${encodeURI(name)}`),
      };
    });
    await editor.initialize(options);
    return editor;
  }

  private async initialize({ capabilities = PULLING, initializationOptions, folders = [''] }: EditorOptions) {
    this.connection.listen();
    const result: lsp.InitializeResult = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
      workspaceFolders: folders.map((name) => ({ name, uri: this.uri(name) })),
    });
    this.capabilities = result.capabilities;
    await this.connection.sendNotification('initialized', {});
  }

  /** URI of a file or folder of the project. */
  uri(path: string): string {
    return path === '' ? this.top : `${this.top}/${encodeURI(path)}`;
  }

  /** The path of a file or folder by its URI. */
  private path(uri: string): string {
    return decodeURI(uri.slice(this.top.length + 1));
  }

  async openFile(path: string, text = this.project.read(path)): Promise<void> {
    const document = TextDocument.create(this.uri(path), 'yaml', 1, text.replace(/^\uFEFF/, ''));
    this.open.set(path, document);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: document.uri, languageId: 'yaml', version: 1, text: document.getText() },
    });
  }

  /** Replaces the first occurrence of `before` in the open file, as one incremental change. */
  async type(path: string, before: string, after: string): Promise<void> {
    const document = this.document(path);
    const start = document.getText().indexOf(before);
    if (start < 0) throw new Error(`“${before}” does not stand in ${path}`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + before.length) };
    await this.change(path, [{ range, text: after }]);
  }

  /** Replaces a span of the open file, in UTF-16 units, as one incremental change. */
  async replace(
    path: string,
    { start, end, text }: { start: number; end: number; text: string },
  ): Promise<void> {
    const range = { start: this.position(path, start), end: this.position(path, end) };
    await this.change(path, [{ range, text }]);
  }

  /** The position of an offset in the open file. */
  position(path: string, offset: number): lsp.Position {
    return this.document(path).positionAt(offset);
  }

  async change(path: string, contentChanges: lsp.TextDocumentContentChangeEvent[]): Promise<void> {
    const document = this.document(path);
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
  }

  async closeFile(path: string): Promise<void> {
    this.open.delete(path);
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(path) },
    });
  }

  /** Writes files as another program would, and says so. */
  async writeFile(path: string, text: string): Promise<void> {
    this.project.write(path, text);
    await this.filesChanged(path);
  }

  async filesChanged(...paths: string[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: paths.map((path) => ({ uri: this.uri(path), type: 2 })),
    });
  }

  async changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
  }

  /** The open file's text. */
  text(path: string): string {
    return this.document(path).getText();
  }

  /** The open file's text after edits of the server's. */
  applied(path: string, edits: readonly lsp.TextEdit[]): string {
    return TextDocument.applyEdits(this.document(path), [...edits]);
  }

  /** Carries out an edit of the server's: in open files as typing would, in others on the disk. */
  async apply({ documentChanges = [] }: lsp.WorkspaceEdit): Promise<void> {
    for (const change of documentChanges) {
      if (!('textDocument' in change)) throw new Error(`${change.kind} is not a change of text`);
      const { uri, version } = change.textDocument;
      const edits = change.edits as lsp.TextEdit[];
      const path = [...this.open.keys()].find((one) => this.uri(one) === uri);
      if (path) {
        if (version !== this.document(path).version) throw new Error(`${uri} is not at version ${version}`);
        // The last first, so that no edit moves another.
        const sorted = [...edits].sort(
          (a, b) =>
            b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
        );
        await this.change(
          path,
          sorted.map(({ range, newText }) => ({ range, text: newText })),
        );
      } else {
        const name = this.path(uri);
        const document = TextDocument.create(uri, 'yaml', 0, this.project.read(name));
        await this.writeFile(name, TextDocument.applyEdits(document, edits));
      }
    }
  }

  request<T>(method: string, path: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri(path) }, ...more });
  }

  /** Where `words` stand in the open file; with `‸` in them, the place of that. */
  at(path: string, words: string): lsp.Position {
    const document = this.document(path);
    const cursor = Math.max(0, words.indexOf('‸'));
    const start = document.getText().indexOf(words.replace('‸', ''));
    if (start < 0) throw new Error(`“${words}” does not stand in ${path}`);
    return document.positionAt(start + cursor);
  }

  async diagnostics(path: string, previousResultId?: string): Promise<lsp.DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', path, previousResultId ? { previousResultId } : {});
  }

  /** `rule: words` of each finding of an open file. */
  async findings(path: string): Promise<string[]> {
    const report = await this.diagnostics(path);
    if (report.kind !== 'full') throw new Error('unchanged');
    const document = this.document(path);
    return report.items.map(({ code, range }) => `${code}: ${document.getText(range)}`);
  }

  /** Waits until `check` gives something. */
  async until<T>(check: () => T | undefined | false): Promise<T> {
    for (;;) {
      const result = check();
      if (result) return result;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private document(path: string): TextDocument {
    const document = this.open.get(path);
    if (!document) throw new Error(`${path} is not open`);
    return document;
  }
}
