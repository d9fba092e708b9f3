import { readMacro } from '../engine/read.ts';
import { type Checklist, checklistOf } from '../engine/rules/checklist.ts';
import { DEMANDS } from '../engine/rules/demands.ts';
import { KINDS, type Kind, type Step } from '../engine/vocabulary.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { asMarkdown } from '../markdown.ts';
import { MACRO_SCHEMA } from '../yaml/schemas.ts';

/** What a kind is for. */
export function kindDescription(kind: Kind): string {
  const [{ enumDescriptions = [] } = {}] = MACRO_SCHEMA.at(['kind']);
  // What it needs is said in a list of its own.
  return enumDescriptions[KINDS.indexOf(kind)]?.replace(/ Needs .*$/, '') ?? '';
}

/** The steps that a kind must have, those that will do for one another joined by “or”. */
export function stepsOf(kind: Kind): string[] {
  return (DEMANDS[kind]?.steps ?? []).map(oneOf);
}

const oneOf = (steps: readonly Step[]) => steps.join(' or ');

/** What a kind is for and what it asks; where `offset` stands in a macro of this kind, what the macro has of it; as Markdown. */
export function kindHover(kind: Kind, document?: MacroDocument, offset = 0): string {
  const lines = [`**${kind}**: ${kindDescription(kind)}`, ''];
  const macro = document?.file.macros.find(({ span }) => offset >= span.start && offset <= span.end);
  const reading = macro && readMacro(macro, document!.settings)[0];
  if (reading?.kind.value === kind)
    lines.push(...ticked(checklistOf(reading), (step) => words(document!, macro!.id, step)));
  else lines.push(...plain(kind));
  return lines.join('\n');
}

function plain(kind: Kind): string[] {
  const { name } = DEMANDS[kind] ?? {};
  const wanted = [...stepsOf(kind), ...(name ? [NAME] : [])];
  return wanted.length > 0 ? ['It wants:', '', ...wanted.map((one) => `- ${one}`)] : [NOTHING];
}

function ticked({ demands, name }: Checklist, wordsFor: (step: Step) => string | undefined): string[] {
  const items = demands.map(({ steps, met }) => {
    const found = met ? steps.map(wordsFor).find((one) => one !== undefined) : undefined;
    return line(met, oneOf(steps) + (found ? `: “${found}”` : ''));
  });
  if (name) items.push(line(name.met, NAME));
  return items.length > 0 ? ['It wants:', '', items.join('\\\n')] : [NOTHING];
}

const line = (met: boolean, what: string) => `${met ? '✓' : '✗'} ${what}${met ? '' : ' is missing'}`;

const NAME = 'a slot for the customer’s name';
const NOTHING = 'It wants no particular steps.';

/** The first sentence that takes the step, as far as it fits on a line. */
function words(document: MacroDocument, macro: string, step: Step): string | undefined {
  const outlined = document.outline.find(({ id }) => id === macro);
  const text = outlined?.sentences.find(({ steps }) => steps.includes(step))?.text;
  return text && asMarkdown(text.length > 90 ? `${text.slice(0, 89).trimEnd()}…` : text);
}
