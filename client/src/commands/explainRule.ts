import { l10n, languages, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { LIST_RULES, type ListedRule } from '../../../server/src/protocol.ts';
import type { Extension } from '../extension.ts';
import { showRulePage } from '../rulePages.ts';

/** Shows the page of a rule; asks which where none is given. */
export async function explainRule({ server }: Extension, rule?: string): Promise<void> {
  const id = rule ?? (await choose(await server.request<ListedRule[]>(LIST_RULES)));
  if (id) await showRulePage(id);
}

/** The rules that the cursor stands on come first. */
async function choose(rules: readonly ListedRule[]): Promise<string | undefined> {
  const found = rulesAtCursor();
  const here = rules.filter(({ id }) => found.has(id)).map(asItem);
  const others = rules.filter(({ id }) => !found.has(id)).map(asItem);
  const items =
    here.length === 0 ? others : [separator(l10n.t('at the cursor')), ...here, separator(''), ...others];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Explain a rule'),
    placeHolder: l10n.t('Which rule?'),
    matchOnDetail: true,
  });
  return chosen?.label;
}

const asItem = ({ id, summary }: ListedRule): QuickPickItem => ({ label: id, detail: summary });
const separator = (label: string): QuickPickItem => ({ label, kind: QuickPickItemKind.Separator });

function rulesAtCursor(): ReadonlySet<unknown> {
  const editor = window.activeTextEditor;
  if (!editor) return new Set();
  const findings = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'macrolint' && range.intersection(editor.selection));
  return new Set(findings.map(({ code }) => (typeof code === 'object' ? code.value : code)));
}
