import { parse } from 'yaml';
import { RULES } from '../engine/index.ts';
import { pageOf, type RulePage, readPage } from '../engine/rules/pages.ts';
import type { HouseRule } from '../engine/settings.ts';
import type { RuleId } from '../engine/vocabulary.ts';
import { COMMANDS } from '../protocol.ts';
import { rulePage } from './diagnostics.ts';

export interface RuleLinks {
  /** The editor shows a rule's page by a command of its own, so that no browser is needed. */
  readonly byCommand: boolean;
}

/** A rule's reason, a bad and a good example, and the way to its page; as Markdown. Undefined for what is no built-in rule. */
export async function ruleMarkdown(
  id: string,
  links: RuleLinks,
  examples = true,
): Promise<string | undefined> {
  const rule = RULES.find((known) => known.id === id);
  if (!rule) return undefined;
  const page = readPage(await pageOf(rule.id));
  const parts = [`**${id}**: ${page.summary}`, page.why];
  if (examples) parts.push(...exampleParts(page));
  return [...parts, linkTo(rule.id, links)].join('\n\n');
}

/** What a team's own rule finds. */
export function houseRuleMarkdown({ id, find, say }: HouseRule): string {
  const lines = [`**${id}**: a rule of your team’s own, under \`phrases\` in macrolint.yaml.`];
  lines.push(`It finds ${find.map((phrase) => `\`${phrase}\``).join(', ')}.`);
  if (say) lines.push(`Say “${say}” instead.`);
  return lines.join('\n\n');
}

/** Only the replies, where the rest of the two macros doesn't matter. */
function exampleParts({ bad, good }: RulePage): string[] {
  const [wrong, right] = [replyIn(bad), replyIn(good)];
  const [language, before, after] =
    wrong && right && wrong !== right ? (['text', wrong, right] as const) : (['yaml', bad, good] as const);
  return ['Not so:', fenced(language, before), 'But so:', fenced(language, after)];
}

function replyIn(source: string): string | undefined {
  try {
    const { reply } = parse(source) as { reply?: unknown };
    return typeof reply === 'string' && source.includes('reply: |') ? reply : undefined;
  } catch {
    return undefined;
  }
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

function linkTo(rule: RuleId, { byCommand }: RuleLinks): string {
  const target = byCommand
    ? `command:${COMMANDS.explain}?${encodeURIComponent(JSON.stringify([rule]))}`
    : rulePage(rule);
  return `[More about ${rule}](${target})`;
}
