import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import type { Span } from '../engine/span.ts';
import type { MacroDocument } from '../macroDocument.ts';

/** What is coloured, as types that every editor has a colour for. */
export const TOKEN_TYPES = {
  slot: SemanticTokenTypes.variable,
  fallback: SemanticTokenTypes.string,
  blank: SemanticTokenTypes.parameter,
  tag: SemanticTokenTypes.keyword,
} as const;

type TokenName = keyof typeof TOKEN_TYPES;

export const LEGEND = { tokenTypes: Object.values(TOKEN_TYPES), tokenModifiers: [] };

/** Slots, their fallbacks, blanks and Liquid tags; those that touch the range, where one is given. */
export function semanticTokens(document: MacroDocument, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { name, span } of tokens(document, range)) {
    for (const { line, start, end } of linesOf(document, span))
      if (end > start) builder.push(line, start, end - start, TYPE_INDEX[name], 0);
  }
  return builder.build();
}

const TYPE_INDEX = Object.fromEntries(
  Object.keys(TOKEN_TYPES).map((name, index) => [name, index]),
) as Readonly<Record<TokenName, number>>;

interface Token {
  readonly name: TokenName;
  readonly span: Span;
}

function tokens(document: MacroDocument, range: Range | undefined): Token[] {
  const from = range ? document.offsetAt(range.start) : 0;
  const to = range ? document.offsetAt(range.end) : document.text.length;
  return document.slots
    .filter(({ start, end }) => start <= to && end >= from)
    .flatMap((slot): Token[] => {
      if (slot.type === 'tag') return [{ name: 'tag', span: slot }];
      const name = { name: slot.type, span: slot.nameSpan };
      return slot.fallbackSpan ? [name, { name: 'fallback', span: slot.fallbackSpan }] : [name];
    });
}

/** The span line by line, without the indentation of further lines. */
function linesOf({ text, lines }: MacroDocument, { start, end }: Span) {
  const parts: { line: number; start: number; end: number }[] = [];
  for (const { 0: piece, index } of text.slice(start, end).matchAll(/\S[^\r\n]*/g)) {
    const at = lines.protocolPosition(start + index);
    parts.push({ line: at.line, start: at.character, end: at.character + piece.trimEnd().length });
  }
  return parts;
}
