import type { RuleId } from '../vocabulary.ts';

/** A rule's page, `doc.md` in its folder, as Markdown. */
export async function pageOf(rule: RuleId): Promise<string> {
  const { default: page } = await import(`./${rule}/doc.md`);
  return page;
}

/** What a page says, as far as every page says it. */
export interface RulePage {
  /** What the rule marks. */
  readonly summary: string;
  /** Why that is a fault, without “Why.”. */
  readonly why: string;
  /** A macro in YAML with the fault, and one without. */
  readonly bad: string;
  readonly good: string;
}

/** @throws Error where a page lacks one of the parts; tests/docs makes sure that none does. */
export function readPage(page: string): RulePage {
  return {
    summary: part(page, /^# [^\n]*\n+([^\n]+)\n/),
    why: part(page, /^\*\*Why\.\*\* ([^\n]+)$/m),
    bad: part(page, /^## Bad\n+```yaml[^\n]*\n([\s\S]*?)```/m),
    good: part(page, /^## Good\n+```yaml[^\n]*\n([\s\S]*?)```/m),
  };
}

function part(page: string, pattern: RegExp): string {
  const found = pattern.exec(page)?.[1];
  if (found === undefined) throw new Error(`this page lacks ${pattern.source}`);
  return found;
}
