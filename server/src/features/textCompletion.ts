import type { MacroDocument } from '../macroDocument.ts';
import { tabStop } from '../snippet.ts';
import type { YamlPlace } from '../yaml/place.ts';
import type { SchemaNode } from '../yaml/schema.ts';
import { MACRO_SCHEMA } from '../yaml/schemas.ts';
import type { KnownNames } from './completion.ts';
import type { Proposal } from './proposal.ts';
import { slotProposals, wholeSlotProposals } from './slotCompletion.ts';

/** Whether the place holds words that are sent. In a shape other than macrolint's own any text may. */
export function isSentText({ file }: MacroDocument, { role, path }: YamlPlace): boolean {
  if (role !== 'text' && role !== 'value' && role !== 'word') return false;
  if (MACRO_SCHEMA.at(path).some(isText)) return true;
  return role === 'text' && file.macros.some(({ shape }) => shape !== 'native');
}

/** What the schema calls a message, or a text of one. */
export const isText = ({ $ref }: SchemaNode): boolean =>
  $ref === '#/$defs/text' || $ref === '#/$defs/message';

/** Slots are all that is proposed in a text. Undefined where it may yet become something else. */
export function textProposals(
  document: MacroDocument,
  { role }: YamlPlace,
  offset: number,
  trigger: string | undefined,
  names: KnownNames,
): Proposal[] | undefined {
  const { text, settings } = document;
  const sources = () => {
    const macro = document.file.macros.find(({ span }) => offset >= span.start && offset <= span.end);
    return { settings, slots: [...Object.keys(macro?.slots ?? {}), ...names.slots], blanks: names.blanks };
  };
  const typed = slotProposals(text, offset, settings.platform, sources);
  if (typed || role !== 'text') return typed;
  return trigger === undefined && isBetweenWords(text, offset)
    ? wholeSlotProposals(text, offset, sources())
    : [];
}

/** Neither a word nor a sign is being typed. */
function isBetweenWords(text: string, offset: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return !/[\p{L}\p{N}_]$|[{[][^}\]]*$/u.test(before);
}

/** A block, where a text is to begin: in it any character is safe. */
export function blockProposals(
  { role, path, span, flow, holder }: YamlPlace,
  text: string,
  eol: string,
): Proposal[] {
  const isEmpty = role === 'value' && span.start === span.end && !flow;
  if (!isEmpty || !MACRO_SCHEMA.at(path).some(isText)) return [];
  const gap = text[span.start - 1] === ':' ? ' ' : '';
  const snippet = `${gap}|${eol}${' '.repeat(holder.column + 2)}${tabStop(0, '')}`;
  return [
    { label: '|', kind: 'Snippet', snippet, span, detail: 'a block of text, in which any character is safe' },
  ];
}
