// The parts of the documents that are made from the code. Each stands between `<!-- name -->` and `<!-- /name -->`.
import schema from '../../macros-schema/config.schema.json' with { type: 'json' };
import { createProgram } from '../../server/src/cli/program.ts';
import { RULES } from '../../server/src/engine/index.ts';
import { customerNameSlot, knownSlots, slotNotation } from '../../server/src/engine/text/platforms.ts';
import { findSlots, type Slot } from '../../server/src/engine/text/slots.ts';

/** The documents that have such parts. */
export const DOCUMENTS = ['README.md', 'docs/platforms.md'] as const;

const PARTS: Readonly<Record<string, () => string>> = {
  rules,
  help,
  platforms,
  notations,
  'known-slots': knownSlotsTable,
};

/** The document with its parts made anew. @throws Error for a part that nothing makes. */
export function filled(document: string): string {
  return document.replace(/(<!-- ([a-z-]+) -->\n)[\s\S]*?(<!-- \/\2 -->)/g, (_, open, name, close) => {
    const part = PARTS[name];
    if (!part) throw new Error(`nothing makes the part “${name}”`);
    return `${open}${part()}\n${close}`;
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rules(): string {
  return table(
    ['rule', 'severity', 'what it marks'],
    RULES.map(({ id, severity, summary }) => [
      `[${id}](server/src/engine/rules/${id}/doc.md)`,
      severity,
      summary,
    ]),
  );
}

function help(): string {
  const program = createProgram('', () => {});
  let text = '';
  program.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 80 });
  program.outputHelp();
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}

function platforms(): string {
  const { enum: names, enumDescriptions } = schema.$defs.platform;
  return table(
    ['`platform:`', 'help desk', 'slot for the first name'],
    names.map((name, i) => [
      `\`${name}\``,
      enumDescriptions[i]!.split(':')[0]!,
      code(customerNameSlot(name)),
    ]),
  );
}

/** One example of each notation; the platform where it is needed to read it. */
const NOTATIONS: readonly (readonly [example: string, platform?: string])[] = [
  ['{{customer.first_name | fallback:"there"}}'],
  ['{{contact.first_name || "there"}}'],
  ['{{{Recipient.FirstName}}}'],
  ['{!Case.CaseNumber}'],
  ['#{ticket.number}'],
  ['%{ticket.staff.name}'],
  ['%agent%'],
  ['{nick}'],
  ['{0}'],
  ['{%customer.firstName,fallback=there%}', 'helpscout'],
  ['$contact.firstname', 'respond.io'],
  ['{% if order.id %}'],
  ['[[delivery date]]'],
  ['[Customer Name]'],
  ['<insert link>'],
  ['XXXXX'],
];

const READ_AS: Readonly<Record<Slot['type'], string>> = {
  slot: 'slot',
  blank: 'blank, for the agent to fill in',
  tag: 'logic, prints nothing itself',
};

function notations(): string {
  return table(
    ['written', 'read as', 'prints', 'with `platform:`'],
    NOTATIONS.map(([example, platform]) => {
      const slot = findSlots(example, platform)[0];
      if (!slot) throw new Error(`${example} is read as no slot`);
      const prints = slot.type === 'tag' ? '–' : slot.meaning.replace('-', ' ');
      return [code(example), READ_AS[slot.type], prints, platform ? `\`${platform}\`` : 'any'];
    }),
  );
}

function knownSlotsTable(): string {
  const { enum: names, enumDescriptions } = schema.$defs.platform;
  const desks = names.map((name, i) => [enumDescriptions[i]!.split(':')[0]!, name] as const);
  return table(
    ['help desk', 'slot', 'prints', 'verified'],
    [['none: macrolint’s own', undefined] as const, ...desks].flatMap(([desk, platform]) => {
      const { open, close } = slotNotation(platform);
      return knownSlots(platform).map(({ name, prints, verified }, i) => [
        i === 0 ? desk : '',
        code(open + name + close),
        prints,
        platform === undefined ? '–' : verified ? 'yes' : 'no',
      ]);
    }),
  );
}

/** Inline code in a table, where a bar would end the cell. */
function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
