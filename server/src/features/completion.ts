import type { CompletionItem, Position } from 'vscode-languageserver';
import { lineBreak } from '../engine/document/scalarEdit.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { sketchOf } from '../sketches.ts';
import { placeAt, type YamlPlace } from '../yaml/place.ts';
import { MACRO_SCHEMA } from '../yaml/schemas.ts';
import { keyProposals } from './keyCompletion.ts';
import { type CompletionAbilities, completionItems, type Proposal } from './proposal.ts';
import { suppressionAt, suppressionProposals } from './suppressionCompletion.ts';
import { blockProposals, isSentText, textProposals } from './textCompletion.ts';
import { ruleIds, valueProposals } from './valueCompletion.ts';

/** Names in the files of the workspace. */
export interface KnownNames {
  readonly slots: readonly string[];
  readonly blanks: readonly string[];
  /** Ids. */
  readonly macros: readonly string[];
}

/** What is asked of completion, and by which editor. */
export interface CompletionRequest {
  /** The sign that was typed and led to the request; undefined where the user, or a word being typed, asked. */
  readonly trigger: string | undefined;
  readonly names: KnownNames;
  /** Keys and values are proposed as the schema has them; false where somebody else does it. */
  readonly bySchema: boolean;
  readonly abilities: CompletionAbilities;
}

/** What may be written at a position of a macro file. */
export function completion(
  document: MacroDocument,
  position: Position,
  request: CompletionRequest,
): CompletionItem[] {
  const offset = document.offsetAt(position);
  const place = placeAt(sketchOf(document), offset);
  return completionItems(proposalsAt(document, place, offset, request), document.lines, request.abilities);
}

/** Typing a sign asks only where it begins something: a space behind a colon or dash, a bracket that opens a map or list. */
export function isAsked(
  { flow }: YamlPlace,
  text: string,
  offset: number,
  trigger: string | undefined,
): boolean {
  if (trigger === undefined) return true;
  if (trigger === ' ') return /[:-] $/.test(text.slice(offset - 2, offset));
  return (trigger === '{' || trigger === '[') && flow;
}

function proposalsAt(
  document: MacroDocument,
  place: YamlPlace,
  offset: number,
  { trigger, names, bySchema }: CompletionRequest,
): Proposal[] {
  const { text, settings } = document;
  const { platform, phrases: houseRules } = settings;
  if (place.role === 'none') {
    const comment = suppressionAt(text, offset);
    if (!comment) return [];
    return suppressionProposals(comment, ruleIds({ found: macroAt(document, offset).found, houseRules }));
  }
  if (isSentText(document, place)) {
    const slots = textProposals(document, place, offset, trigger, names);
    if (slots) return slots;
  }
  if (!isAsked(place, text, offset, trigger) || !isNative(document)) return [];
  const { found, likelyKind, slots } = macroAt(document, offset);
  const schema = MACRO_SCHEMA;
  const eol = lineBreak(text);
  return [
    ...blockProposals(place, text, eol),
    ...keyProposals(place, { schema, bySchema, text, eol, platform, slots }),
    ...valueProposals(place, { schema, bySchema, text, likelyKind, found, houseRules, macros: names.macros }),
  ];
}

/** Keys of macrolint's own stand in no other shape. */
const isNative = ({ file }: MacroDocument) => file.macros.every(({ shape }) => shape === 'native');

/** What is known of the macro that an offset stands in, or behind. */
function macroAt({ report, slots }: MacroDocument, offset: number) {
  const macro = report.macros.findLast(({ start }) => start <= offset);
  const findings = report.findings.filter((finding) => finding.macro === macro?.id);
  const used = slots.filter((slot) => slot.type === 'slot' && slot.macro.id === macro?.id);
  const { value, inferred } = macro?.kind ?? { value: 'other', inferred: true };
  return {
    found: new Set(findings.map(({ rule }) => rule)),
    likelyKind: inferred && value !== 'other' ? value : undefined,
    slots: [...new Set(used.map(({ name }) => name))],
  };
}
