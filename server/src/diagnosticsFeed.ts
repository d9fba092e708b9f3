import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Configured } from './configurations.ts';
import type { Finding } from './engine/finding.ts';
import type { Severity } from './engine/vocabulary.ts';
import { configurationDiagnostics, diagnosticsOf } from './features/diagnostics.ts';
import { type Shown, shownWhileTyping } from './halfTyped.ts';
import type { MacroDocument } from './macroDocument.ts';
import { Slices } from './slices.ts';
import { isConfiguration, type Workspace } from './workspace.ts';

/** The diagnostics of one state of a file. `id` changes when they may have changed. */
export interface FileDiagnostics {
  readonly id: string;
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
  readonly macros: number;
  readonly counts: Readonly<Record<Severity, number>>;
}

const NONE = { items: [], macros: 0, counts: { info: 0, suggestion: 0, warning: 0, error: 0 } };

/** Works out diagnostics and knows which of them are unchanged. Nothing here blanks a file: not cancellation, not half a line. */
export class DiagnosticsFeed {
  private readonly workspace: Workspace;
  private readonly known = new Map<string, FileDiagnostics>();
  private readonly shown = new Map<string, Shown & { configured: Configured }>();
  private readonly stamps = new Map<string, number>();
  private readonly configurations = new WeakMap<Configured, number>();
  private count = 0;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** The diagnostics of a file in its editor, else of the file on disk. */
  async of(uri: string): Promise<FileDiagnostics> {
    if (isConfiguration(uri)) return this.ofConfiguration(uri);
    if (!this.workspace.isOpen(uri)) return this.ofClosed(uri);
    const document = await this.workspace.document(uri);
    const known = this.known.get(uri);
    if (!document) return { ...NONE, id: 'none', version: null };
    const id = `${document.version}.${this.idOf(document.configured)}`;
    if (known?.id === id) return known;
    return this.keep(uri, id, document, this.findings(document));
  }

  /** What a client that pulls is answered. */
  async report(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    const { id, items } = await this.of(uri);
    return id === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
  }

  /** What of the files given has changed since the client last heard of it. Files that are gone are emptied. */
  async *changes(
    uris: readonly string[],
    previous: readonly PreviousResultId[],
    token: CancellationToken,
  ): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
    const before = new Map(previous.map(({ uri, value }) => [uri, value]));
    const slices = new Slices();
    for (const uri of uris) {
      if (token.isCancellationRequested) return;
      await slices.rest();
      const { id, items, version } = await this.of(uri);
      const known = before.get(uri);
      before.delete(uri);
      if (known !== id && (items.length > 0 || known !== undefined))
        yield { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: id, items: [...items] };
    }
    for (const [uri, value] of before) {
      if (value !== 'none')
        yield { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: 'none', items: [] };
    }
  }

  /** To be called when a file changed on disk or left its editor. */
  forget(uri: string): void {
    this.known.delete(uri);
    this.shown.delete(uri);
    this.stamps.set(uri, (this.stamps.get(uri) ?? 0) + 1);
  }

  private findings({ uri, report, file, configured }: MacroDocument): readonly Finding[] {
    const before = this.shown.get(uri);
    const shown = shownWhileTyping(report, file, before?.configured === configured ? before : undefined);
    this.shown.set(uri, { ...shown, configured });
    return shown.findings;
  }

  private async ofClosed(uri: string): Promise<FileDiagnostics> {
    const configured = await this.workspace.configured(uri);
    const id = `disk${this.stamps.get(uri) ?? 0}.${this.idOf(configured)}`;
    const known = this.known.get(uri);
    if (known?.id === id) return known;
    const document = await this.workspace.read(uri);
    return document
      ? this.keep(uri, id, document, document.report.findings)
      : { ...NONE, id: 'none', version: null };
  }

  private async ofConfiguration(uri: string): Promise<FileDiagnostics> {
    const { file, problems } = await this.workspace.configured(uri);
    if (file !== uri || problems.length === 0) return { ...NONE, id: 'none', version: null };
    const text = await this.workspace.text(uri);
    const items = configurationDiagnostics(text ?? '', problems);
    return { ...NONE, id: JSON.stringify(items), version: null, items };
  }

  private keep(
    uri: string,
    id: string,
    document: MacroDocument,
    findings: readonly Finding[],
  ): FileDiagnostics {
    const counts = { ...NONE.counts };
    for (const { severity } of findings) counts[severity]++;
    const items = diagnosticsOf(document, findings);
    const made = {
      id,
      version: document.version ?? null,
      items,
      macros: document.report.macros.length,
      counts,
    };
    this.known.set(uri, made);
    return made;
  }

  private idOf(configured: Configured): number {
    let id = this.configurations.get(configured);
    if (id === undefined) this.configurations.set(configured, (id = ++this.count));
    return id;
  }
}
