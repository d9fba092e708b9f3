import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type { Span } from '../engine/span.ts';
import type { Lines } from '../position.ts';
import { type Snippet, withoutTabStops } from '../snippet.ts';

/** What the editor can do with proposals. */
export interface CompletionAbilities {
  readonly snippets: boolean;
  /** It keeps the indentation of further lines as it is sent, and doesn't add that of the first. */
  readonly keepsIndentation: boolean;
  readonly markdown: boolean;
  /** The command that asks for proposals again, for behind a key; undefined where there is none. */
  readonly again: string | undefined;
}

/** Something that may be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: keyof typeof CompletionItemKind;
  /** Replaces `span`; further lines are indented as they stand in the file. */
  readonly snippet: Snippet;
  /** File span, on one line. */
  readonly span: Span;
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What is compared with the typed text, from the start of the span; the label where it is left out. */
  readonly filter?: string;
  /** More can be proposed once it is taken. */
  readonly again?: boolean;
  /** It is the likeliest. */
  readonly likely?: boolean;
}

/** Proposals as the editor lists them, in their order. */
export function completionItems(
  proposals: readonly Proposal[],
  lines: Lines,
  abilities: CompletionAbilities,
): CompletionItem[] {
  return proposals.map((proposal, index) => {
    const { label, kind, span, detail, documentation, filter, again, likely } = proposal;
    const value = documentation && { kind: 'markdown' as const, value: documentation };
    return {
      label,
      kind: CompletionItemKind[kind],
      textEdit: { range: lines.protocolRange(span), newText: written(proposal, lines, abilities) },
      insertTextFormat: abilities.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      insertTextMode: abilities.keepsIndentation ? InsertTextMode.asIs : InsertTextMode.adjustIndentation,
      sortText: String(index).padStart(4, '0'),
      ...(detail && { detail }),
      ...(value && { documentation: abilities.markdown ? value : value.value }),
      ...(filter !== undefined && { filterText: filter }),
      ...(likely && { preselect: true }),
      ...(again && abilities.again && { command: { title: '', command: abilities.again } }),
    };
  });
}

function written({ snippet, span }: Proposal, lines: Lines, abilities: CompletionAbilities): string {
  const text = abilities.snippets ? snippet : withoutTabStops(snippet);
  if (abilities.keepsIndentation) return text;
  const { line } = lines.position(span.start);
  const indent = /^[ \t]*/.exec(lines.line(line))![0];
  return indent === '' ? text : text.replaceAll(`\n${indent}`, '\n');
}
