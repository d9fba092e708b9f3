import { parse } from 'yaml';
import { RULES } from '../engine/index.ts';
import { pageOf, type RulePage, readPage } from '../engine/rules/pages.ts';
import type { HouseRule } from '../engine/settings.ts';
import type { RuleId } from '../engine/vocabulary.ts';
import { COMMANDS } from '../protocol.ts';
import { rulePage } from './diagnostics.ts';

/** Where links to the rules' pages lead. */
export interface RuleLinks {
  /** The editor shows a rule's page by a command of its own, so that no browser is needed. */
  readonly byCommand: boolean;
}

/** What a rule marks and why, a bad and a good example, and the way to its page; as Markdown. Undefined for no built-in rule. */
export async function ruleMarkdown(id: string, links: RuleLinks): Promise<string | undefined> {
  const rule = RULES.find((known) => known.id === id);
  if (!rule) return undefined;
  const page = readPage(await pageOf(rule.id));
  const parts = [`**${id}**: ${page.summary}`, page.why, ...exampleParts(page), linkTo(rule.id, links)];
  return parts.join('\n\n');
}

/** The same for a finding of the rule: its message says already what is marked. */
export async function findingMarkdown(
  id: string,
  links: RuleLinks,
  examples: boolean,
): Promise<string | undefined> {
  const rule = RULES.find((known) => known.id === id);
  if (!rule) return undefined;
  const page = readPage(await pageOf(rule.id));
  const parts = [`**${id}**: ${page.why}`, ...(examples ? exampleParts(page) : []), linkTo(rule.id, links)];
  return parts.join('\n\n');
}

/** What a team's own rule finds. */
export function houseRuleMarkdown({ id, find, say }: HouseRule): string {
  const lines = [`**${id}**: a rule of your team’s own, under \`phrases\` in macrolint.yaml.`];
  lines.push(`It finds ${find.map((phrase) => `\`${phrase}\``).join(', ')}.`);
  if (say) lines.push(`Say “${say}” instead.`);
  return lines.join('\n\n');
}

/** Only the replies, where the rest of the two macros doesn't matter, and of these only from the first line that differs. */
function exampleParts({ bad, good }: RulePage): string[] {
  const [wrong, right] = [replyIn(bad), replyIn(good)];
  if (!wrong || !right || wrong === right)
    return ['Not so:', fenced('yaml', bad), 'But so:', fenced('yaml', good)];
  const [before, after] = withoutSameStart(wrong.split('\n'), right.split('\n'));
  return ['Not so:', fenced('text', before), 'But so:', fenced('text', after)];
}

/** The lines from the first one on that differs; all where one text would be nothing without those before. */
function withoutSameStart(one: readonly string[], other: readonly string[]): [string, string] {
  const same = one.findIndex((line, i) => line !== other[i]);
  const rest = (lines: readonly string[]) => lines.slice(Math.max(0, same)).join('\n');
  const whole = rest(one).trim() === '' || rest(other).trim() === '';
  return whole ? [one.join('\n'), other.join('\n')] : [rest(one), rest(other)];
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
