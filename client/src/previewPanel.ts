import {
  type Disposable,
  env,
  l10n,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
  workspace,
} from 'vscode';
import { PREVIEW, type PreviewParams, type PreviewResult } from '../../server/src/protocol.ts';
import type { FromPanel, PanelState, ToPanel } from './preview/messages.ts';
import { panelHtml } from './previewHtml.ts';
import type { Server } from './server.ts';

const VIEW_TYPE = 'macrolint.preview';
const ASSETS = ['dist', 'panel'];
/**
 * VS Code looks four times a second whether somebody has clicked into a panel, and then gives it the focus, even if an editor has
 * got it since. So long, in milliseconds, a panel that becomes active after a click that led to the text has only been late.
 */
const LATE_FOCUS = 1000;

/** What the panel shows, and how. */
interface Shown {
  readonly document: TextDocument;
  readonly result: PreviewResult;
}

/**
 * The preview beside the editor. There is one: it follows the cursor from macro to macro and from file to file, and is drawn
 * anew whenever something changes.
 */
export class Preview implements Disposable, WebviewPanelSerializer<PanelState> {
  private readonly server: Server;
  private readonly extensionUri: Uri;
  private readonly subscriptions: Disposable[];
  private panel: WebviewPanel | undefined;
  private wanted: PreviewParams | undefined;
  private shown: Shown | undefined;
  /** What was shown before the window was loaded anew comes first, wherever the cursor is put meanwhile. */
  private restoring = false;
  private asking = false;
  private askAgain = false;

  constructor(server: Server, extensionUri: Uri) {
    this.server = server;
    this.extensionUri = extensionUri;
    this.subscriptions = [
      window.registerWebviewPanelSerializer(VIEW_TYPE, this),
      window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // Without a kind it was not moved by hand.
        this.restoring &&= kind === undefined;
        this.follow(textEditor);
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.scroll(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => this.refreshIf(document.uri.toString())),
      // The configuration or another file may have changed what is found.
      server.onStatus(({ uri }) => this.refreshIf(uri)),
    ];
  }

  dispose(): void {
    this.panel?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Opens the panel beside the editor: for a macro of a file, or for the one at the cursor. */
  open(uri?: Uri, macro?: string): void {
    const file = uri?.toString();
    const editor =
      window.visibleTextEditors.find(({ document }) => document.uri.toString() === file) ??
      window.activeTextEditor;
    if (file !== undefined && macro !== undefined) this.want({ uri: file, macro });
    else if (editor) this.want(paramsAt(editor));
    if (this.panel) this.panel.reveal(undefined, true);
    else this.attach(this.create());
    void this.refresh();
  }

  /** VS Code gives back the panel that its window had before it was loaded anew. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: PanelState | undefined): Promise<void> {
    panel.webview.options = this.options;
    if (state) this.restore(state);
    this.attach(panel);
  }

  private create(): WebviewPanel {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    return window.createWebviewPanel(VIEW_TYPE, l10n.t('Preview'), column, this.options);
  }

  private get options() {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(this.extensionUri, ...ASSETS)] };
  }

  private attach(panel: WebviewPanel): void {
    this.panel = panel;
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message));
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.shown = undefined;
    });
    panel.webview.html = this.html(panel.webview);
  }

  private html(webview: Webview): string {
    const asset = (name: string) =>
      webview.asWebviewUri(Uri.joinPath(this.extensionUri, ...ASSETS, name)).toString(true);
    return panelHtml({
      script: asset('panel.js'),
      style: asset('panel.css'),
      source: webview.cspSource,
      title: l10n.t('Preview'),
      language: env.language,
      translation: l10n.bundle,
    });
  }

  private receive(message: FromPanel): void {
    if (message.type === 'go-to') {
      void this.goTo(message.start, message.end);
      return;
    }
    if (message.type === 'ready') {
      if (message.state && !this.wanted) this.restore(message.state);
    } else if (this.wanted) this.wanted = { ...this.wanted, choice: message.choice, fixed: message.fixed };
    void this.refresh();
  }

  /** The macro under the cursor of a YAML editor is the one to be shown. */
  private follow(editor: TextEditor): void {
    if (!this.panel || this.restoring || editor.document.languageId !== 'yaml') return;
    this.want(paramsAt(editor));
    void this.refresh().then(() => this.reveal(editor, editor.selection.active));
  }

  /** Another macro, or the same one found in another way; what was chosen for one means nothing in another. */
  private want(macro: PreviewParams): void {
    const { choice, fixed } = this.wanted ?? {};
    const kept = this.isShown(macro) && choice;
    this.wanted = { ...macro, ...(kept && { choice: kept }), ...(fixed && { fixed }) };
  }

  private isShown({ uri, macro, position }: PreviewParams): boolean {
    if (!this.shown || this.shown.result.uri !== uri) return false;
    const { id, span } = this.shown.result.view.macro;
    if (!position) return id === macro;
    const offset = this.shown.document.offsetAt(new Position(position.line, position.character));
    return span.start <= offset && offset <= span.end;
  }

  private scroll(editor: TextEditor): void {
    const [visible] = editor.visibleRanges;
    if (!visible || visible.contains(editor.selection.active)) return;
    this.reveal(editor, visible.start, true);
  }

  private reveal({ document }: TextEditor, position: Position, scrolled = false): void {
    if (document !== this.shown?.document) return;
    this.post({ type: 'reveal', offset: document.offsetAt(position), ...(scrolled && { scrolled }) });
  }

  private refreshIf(uri: string): void {
    if (this.panel && uri === this.wanted?.uri) void this.refresh();
  }

  /** Asks the server and shows its answer. While one question is out, only the last of the others is asked. */
  private async refresh(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    try {
      do {
        this.askAgain = false;
        await this.ask();
      } while (this.askAgain);
    } catch (error) {
      this.server.log.error(error instanceof Error ? error : String(error));
    } finally {
      this.asking = false;
    }
  }

  private async ask(): Promise<void> {
    const { wanted } = this;
    if (!this.panel || !wanted) {
      this.post({ type: 'nothing' });
      return;
    }
    const document = await workspace.openTextDocument(Uri.parse(wanted.uri));
    const result = await this.server.request<PreviewResult | null>(PREVIEW, wanted);
    if (!this.panel) return;
    if (!result) {
      if (this.shown?.result.uri !== wanted.uri) this.post({ type: 'nothing' });
      return;
    }
    this.shown = { document, result };
    this.restoring = false;
    this.panel.title = l10n.t('Preview: {0}', result.view.macro.name);
    this.post({ type: 'show', shown: result });
  }

  private async goTo(start: number, end: number): Promise<void> {
    const { panel, shown } = this;
    if (!panel || !shown) return;
    const { document } = shown;
    const range = new Range(document.positionAt(start), document.positionAt(end));
    const visible = window.visibleTextEditors.find((editor) => editor.document === document);
    const viewColumn = visible?.viewColumn ?? ViewColumn.One;
    const show = () => window.showTextDocument(document, { viewColumn });
    // Heard from the start: the panel can take the focus before the answer to the first `show` is here.
    const focusReturned = panel.onDidChangeViewState(() => {
      if (panel.active) void show();
    });
    try {
      const editor = await show();
      editor.selection = new Selection(range.start, range.end);
      editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    } finally {
      setTimeout(() => focusReturned.dispose(), LATE_FOCUS);
    }
  }

  private restore({ uri, macro, choice, display }: PanelState): void {
    this.restoring = true;
    this.wanted = { uri, macro, choice, fixed: display.version !== 'before' };
  }

  private post(message: ToPanel): void {
    void this.panel?.webview.postMessage(message);
  }
}

function paramsAt({ document, selection }: TextEditor): PreviewParams {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}
