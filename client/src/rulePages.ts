import { commands, type Disposable, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import { EXPLAIN_RULE, type ExplainRuleResult } from '../../server/src/protocol.ts';
import type { Server } from './server.ts';

const SCHEME = 'macrolint-rule';

/** The pages of the rules as read-only Markdown documents. */
export class RulePages implements Disposable, TextDocumentContentProvider {
  private readonly server: Server;
  private readonly registration: Disposable;

  constructor(server: Server) {
    this.server = server;
    this.registration = workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent({ path }: Uri): Promise<string> {
    const rule = path.replace(/^\/|\.md$/g, '');
    const page = await this.server.request<ExplainRuleResult | null>(EXPLAIN_RULE, { rule });
    return page?.markdown ?? '';
  }

  dispose(): void {
    this.registration.dispose();
  }
}

/** Shows the page of a rule as it is meant to be read; as Markdown text where the host has no Markdown preview. */
export async function showRulePage(rule: string): Promise<void> {
  const uri = Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    await window.showTextDocument(uri, { preview: true });
  }
}
