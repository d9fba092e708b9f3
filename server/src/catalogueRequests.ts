import { settingsFor } from './engine/config.ts';
import { RULES } from './engine/index.ts';
import { pageOf } from './engine/rules/pages.ts';
import { KINDS } from './engine/vocabulary.ts';
import { kindDescription, stepsOf } from './features/kindHover.ts';
import { newMacro } from './features/newMacro.ts';
import { pathWithin } from './files.ts';
import {
  EXPLAIN_RULE,
  type ExplainRuleParams,
  type ExplainRuleResult,
  LIST_KINDS,
  LIST_RULES,
  type ListedKind,
  type ListedRule,
  NEW_MACRO,
  type NewMacroParams,
  type NewMacroResult,
} from './protocol.ts';
import type { Session } from './session.ts';

/** Answers for what there is to know and to choose from: rules and kinds. */
export function wireCatalogue({ connection, workspace }: Session): void {
  connection.onRequest(
    EXPLAIN_RULE,
    async ({ rule }: ExplainRuleParams): Promise<ExplainRuleResult | null> => {
      const known = RULES.find(({ id }) => id === rule);
      return known ? { markdown: await pageOf(known.id) } : null;
    },
  );

  connection.onRequest(LIST_RULES, (): ListedRule[] => RULES.map(({ id, summary }) => ({ id, summary })));

  connection.onRequest(LIST_KINDS, (): ListedKind[] =>
    KINDS.map((kind) => ({ kind, description: kindDescription(kind), steps: stepsOf(kind) })),
  );

  connection.onRequest(NEW_MACRO, async ({ kind, uri }: NewMacroParams): Promise<NewMacroResult> => {
    if (!KINDS.includes(kind)) throw new Error(`There is no kind “${kind}”.`);
    return { snippet: newMacro(kind, uri === undefined ? undefined : await platformFor(uri)) };
  });

  async function platformFor(uri: string): Promise<string | undefined> {
    const { config, root } = await workspace.configured(uri);
    return settingsFor(config, pathWithin(root, uri) ?? '').platform;
  }
}
