import {
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticsFeed } from './diagnosticsFeed.ts';
import { editorFiles } from './editorFiles.ts';
import type { Files } from './files.ts';
import type { MacroDocument } from './macroDocument.ts';
import { FILE_STATUS, type FileStatus } from './protocol.ts';
import { DEFAULT_SETTINGS, type EditorSettings, readSettings } from './settings.ts';
import { isConfiguration, Workspace } from './workspace.ts';
import { WorkspaceIndex } from './workspaceIndex.ts';

/** How long after the last key press, in milliseconds, diagnostics are pushed to an editor that doesn't pull them. */
const PUSH_AFTER = 120;

/** One editor that is connected: what it can do, what it has open, and what it is told when something changes. */
export class Session {
  readonly connection: Connection;
  readonly documents = new TextDocuments(TextDocument);
  readonly workspace: Workspace;
  readonly index: WorkspaceIndex;
  readonly feed: DiagnosticsFeed;
  settings: EditorSettings = DEFAULT_SETTINGS;
  /** The user asked for the whole workspace once, whatever the setting says. */
  wantsWorkspace = false;
  private client: ClientCapabilities = {};
  private commands: ReadonlySet<unknown> = new Set();
  private schemasElsewhere = false;
  private readonly pushes = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly waiting = new Set<() => void>();

  /** @param filesOf makes the files that no editor has open out of those that the editor can read */
  constructor(connection: Connection, filesOf: (editor: Files) => Files) {
    this.connection = connection;
    this.workspace = new Workspace(filesOf(editorFiles(connection)), this.documents);
    this.index = new WorkspaceIndex(this.workspace);
    this.feed = new DiagnosticsFeed(this.workspace);
  }

  initialize({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): void {
    this.client = capabilities;
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.workspace.folders = folders.map(withoutSlash);
    this.settings = readSettings(initializationOptions);
    const commands: unknown = initializationOptions?.commands;
    this.commands = new Set(Array.isArray(commands) ? commands : []);
    this.schemasElsewhere = initializationOptions?.schemasElsewhere === true;
  }

  /** Whether the editor runs this command: it said so in `commands` of its initialization options. */
  knowsCommand(command: string): boolean {
    return this.commands.has(command);
  }

  /**
   * Whether another extension of the editor completes and explains what the schema of a file says, so that saying it again would
   * only be in the way. `schemasElsewhere` of the initialization options tells that there is one.
   */
  hasSchemaElsewhere(uri: string): boolean {
    return this.schemasElsewhere && (isConfiguration(uri) || /\.macro\.ya?ml$/i.test(uri));
  }

  /** Whether the editor asks for diagnostics itself. */
  get pulls(): boolean {
    return this.client.textDocument?.diagnostic !== undefined;
  }

  get capabilities(): ClientCapabilities {
    return this.client;
  }

  get lintsWorkspace(): boolean {
    return this.settings.enable && (this.settings.workspaceDiagnostics || this.wantsWorkspace);
  }

  async loadSettings(): Promise<void> {
    if (!this.client.workspace?.configuration) return;
    this.settings = readSettings(await this.connection.workspace.getConfiguration('macrolint'));
  }

  /** A macro file as it stands in its editor; undefined for any other file, and where the user switched macrolint off. */
  async macroFile(uri: string): Promise<MacroDocument | undefined> {
    const document = this.settings.enable ? await this.workspace.document(uri) : undefined;
    return document?.recognised ? document : undefined;
  }

  /** A file was typed in, opened or closed. */
  documentChanged(uri: string): void {
    if (isConfiguration(uri)) this.configurationChanged();
    else if (!this.pulls) this.pushSoon(uri);
    this.wake();
  }

  documentClosed(uri: string): void {
    this.workspace.close(uri);
    this.feed.forget(uri);
    this.index.forget(uri);
    clearTimeout(this.pushes.get(uri));
    if (!this.pulls) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    if (isConfiguration(uri)) this.configurationChanged();
    this.wake();
  }

  /** Files were written, made or deleted outside of any editor. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      this.feed.forget(uri);
      this.index.forget(uri);
    }
    if (uris.some((uri) => isConfiguration(uri) || uri.endsWith('/.gitignore'))) this.configurationChanged();
    this.wake();
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(withoutSlash));
    const kept = this.workspace.folders.filter((folder) => !gone.has(folder));
    this.workspace.folders = [...kept, ...added.map(withoutSlash)];
    this.configurationChanged();
  }

  /** Something that may decide about every file has changed. */
  configurationChanged(): void {
    this.workspace.configurations.forget();
    this.index.forgetAll();
    this.refresh();
  }

  /** Has the editor ask anew, or tells it anew. */
  refresh(): void {
    if (this.pulls) {
      if (this.client.workspace?.diagnostics?.refreshSupport) this.connection.languages.diagnostics.refresh();
    } else for (const uri of this.documents.keys()) this.pushSoon(uri);
    if (this.client.workspace?.codeLens?.refreshSupport)
      void this.connection.sendRequest('workspace/codeLens/refresh');
    if (this.client.workspace?.semanticTokens?.refreshSupport)
      void this.connection.languages.semanticTokens.refresh();
    if (this.client.workspace?.inlayHint?.refreshSupport) void this.connection.languages.inlayHint.refresh();
    this.wake();
  }

  /** Resolves when something has changed, or when `cancel` calls back. */
  change(cancel: (stop: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        resolve();
      };
      this.waiting.add(done);
      cancel(done);
    });
  }

  /** Tells the editor what its status item shows of a file. */
  async sendStatus(uri: string): Promise<void> {
    const document = await this.workspace.document(uri);
    const { config, file, problems } = await this.workspace.configured(uri);
    const { macros, counts } = await this.feed.of(uri);
    const status: FileStatus = {
      uri,
      recognised: document?.recognised ?? false,
      macros,
      findings: counts,
      preset: document?.settings.preset ?? config.settings.preset,
      ...(file && { config: file }),
      ...(problems[0] && { configProblem: problems[0].message }),
    };
    await this.connection.sendNotification(FILE_STATUS, status);
  }

  async push(uri: string): Promise<void> {
    if (!this.settings.enable) {
      await this.connection.sendDiagnostics({ uri, diagnostics: [] });
      return;
    }
    const { items, version } = await this.feed.of(uri);
    await this.connection.sendDiagnostics({
      uri,
      ...(version !== null && { version }),
      diagnostics: [...items],
    });
  }

  private pushSoon(uri: string): void {
    clearTimeout(this.pushes.get(uri));
    this.pushes.set(
      uri,
      setTimeout(() => {
        this.pushes.delete(uri);
        if (this.documents.get(uri)) void this.push(uri);
      }, PUSH_AFTER),
    );
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '');
}
