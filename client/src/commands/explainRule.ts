import { l10n, window } from 'vscode';
import { LIST_RULES, type ListedRule } from '../../../server/src/protocol.ts';
import type { Extension } from '../extension.ts';
import { showRulePage } from '../rulePages.ts';

/** Shows the page of a rule; asks which where none is given. */
export async function explainRule({ server }: Extension, rule?: string): Promise<void> {
  const id = rule ?? (await choose(await server.request<ListedRule[]>(LIST_RULES)));
  if (id) await showRulePage(id);
}

async function choose(rules: readonly ListedRule[]): Promise<string | undefined> {
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Explain a rule'),
    placeHolder: l10n.t('Which rule?'),
    matchOnDetail: true,
  });
  return chosen?.label;
}
