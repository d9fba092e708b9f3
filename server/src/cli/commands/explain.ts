import { nearMiss } from '../../engine/document/nearMiss.ts';
import { type HouseRule, RULES } from '../../engine/index.ts';
import { pageOf } from '../../engine/rules/pages.ts';
import { Configurations } from '../configuration.ts';
import { EXIT, UsageError } from '../errors.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { severityPainter } from '../report/severity.ts';
import type { Terminal } from '../terminal.ts';

/** `macrolint explain RULE`: the rule's page, or what the configuration says of a house rule. Returns the exit code. */
export async function explain(
  id: string,
  options: { readonly config?: string },
  terminal: Terminal,
): Promise<number> {
  const rule = RULES.find((known) => known.id === id);
  if (rule) {
    const page = await pageOf(rule.id);
    terminal.out(`${heading(rule, terminal)}\n${renderMarkdown(page.replace(/^#[^\n]*\n/, ''), terminal)}`);
    return EXIT.clean;
  }
  const cwd = process.cwd();
  const { settings } = new Configurations(cwd, options.config).of(cwd).config;
  const house = settings.phrases.find((known) => known.id === id);
  if (!house)
    throw new UsageError(
      unknown(
        id,
        [...RULES, ...settings.phrases].map((known) => known.id),
      ),
    );
  terminal.out(`${heading(house, terminal)}\n${renderMarkdown(housePage(house), terminal)}`);
  return EXIT.clean;
}

function heading({ id, severity }: Pick<HouseRule, 'id' | 'severity'>, { colors }: Terminal): string {
  return `${colors.bold(colors.underline(id))}  ${severityPainter(severity, colors)(severity)}\n`;
}

function housePage({ message, find, say }: HouseRule): string {
  const instead = say === undefined ? '' : say === '' ? '\nLeave it out.\n' : `\nSay instead: ${say}\n`;
  return `${message ?? 'A phrase of your team’s own.'}
${instead}
## What it finds
${find.map((phrase) => `- ${phrase}`).join('\n')}

## Where it comes from
\`phrases:\` in macrolint.yaml.`;
}

function unknown(id: string, known: readonly string[]): string {
  const meant = nearMiss(id.replace(/^no-/, ''), known);
  return `There is no rule ${id}. ${meant ? `Did you mean ${meant}?` : 'macrolint rules lists them all.'}`;
}
