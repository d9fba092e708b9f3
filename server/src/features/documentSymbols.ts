import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Macro, MacroText } from '../engine/document/macro.ts';
import type { OutlinedMacro } from '../engine/index.ts';
import type { Span } from '../engine/span.ts';
import type { MacroDocument } from '../macroDocument.ts';

/** The symbol that stands for a macro, in the outline and in the workspace. */
export const MACRO = SymbolKind.Function;

/** The macros of a file with their steps: those that the author labelled, else those that the sentences were read as. */
export function documentSymbols(document: MacroDocument): DocumentSymbol[] {
  const outlines = new Map(document.outline.map((outline) => [outline.id, outline]));
  return document.file.macros.map((macro) => {
    const outline = outlines.get(macro.id);
    const span = around(macro.span, macro.anchor);
    return symbol(document, {
      name: macro.title.trim() || macro.id,
      detail: outline?.kind.value ?? '',
      kind: MACRO,
      span,
      selection: macro.anchor,
      children: partsOf(document.text, macro, outline)
        .sort((a, b) => a.span.start - b.span.start)
        .map((part) => symbol(document, { ...part, span: within(part.span, span) })),
    });
  });
}

/** The same for an editor that wants a list. */
export function flatSymbols({ uri }: MacroDocument, symbols: readonly DocumentSymbol[]): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range } },
    ...children.map((child) => ({
      name: child.name,
      kind: child.kind,
      location: { uri, range: child.range },
      containerName: name,
    })),
  ]);
}

interface Part {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  /** File spans. */
  readonly span: Span;
  readonly selection: Span;
  readonly children?: DocumentSymbol[];
}

/** Editors refuse a symbol whose selection reaches beyond it. */
function symbol(document: MacroDocument, { name, detail, kind, span, selection, children }: Part) {
  const whole = trimmed(document.text, span);
  const range = document.range(whole);
  const selectionRange = document.range(within(selection, whole));
  return { name, detail, kind, range, selectionRange, ...(children && { children }) };
}

function partsOf(source: string, macro: Macro, outline: OutlinedMacro | undefined): Part[] {
  const main = macro.texts.filter(({ variant }) => variant === undefined);
  const isLabelled = main.some(({ step }) => step);
  return [
    ...(isLabelled ? main.map(labelledStep) : readSteps(outline)),
    ...macro.pauses.map(({ span, text }) => ({
      name: 'pause',
      detail: shortened(text),
      kind: SymbolKind.Event,
      span,
      selection: { start: span.start, end: span.start + 'pause'.length },
    })),
    ...variants(source, macro.texts),
  ];
}

function labelledStep(text: MacroText): Part {
  const { owner } = text.scalar;
  const name = text.step ?? 'reply';
  return {
    name,
    detail: shortened(text.scalar.value),
    kind: SymbolKind.Field,
    span: around({ start: owner, end: owner }, placeOf(text)),
    selection: { start: owner, end: owner + name.length },
  };
}

/** Sentences beside each other that do the same are one step. */
function readSteps(outline: OutlinedMacro | undefined): Part[] {
  const parts: Part[] = [];
  for (const { text, steps, start, end } of outline?.sentences ?? []) {
    const name = steps.join(', ');
    const last = parts.at(-1);
    const span = { start, end };
    if (last?.name === name) parts[parts.length - 1] = { ...last, span: around(last.span, span) };
    else if (name)
      parts.push({ name, detail: shortened(text), kind: SymbolKind.Field, span, selection: span });
  }
  return parts;
}

function variants(source: string, texts: readonly MacroText[]): Part[] {
  const parts = new Map<string, Part>();
  for (const text of texts) {
    const { variant, scalar } = text;
    if (variant === undefined) continue;
    const key = { start: scalar.owner, end: scalar.owner + variant.length };
    const isNamed = source.startsWith(variant, key.start);
    const span = isNamed ? around(key, placeOf(text)) : placeOf(text);
    const before = parts.get(variant);
    if (before) parts.set(variant, { ...before, span: around(before.span, span) });
    else
      parts.set(variant, {
        name: variant,
        detail: shortened(scalar.value),
        kind: SymbolKind.EnumMember,
        span,
        selection: isNamed ? key : span,
      });
  }
  return [...parts.values()];
}

const placeOf = ({ alias, scalar }: MacroText): Span => alias ?? scalar.span;

const around = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

function within(span: Span, whole: Span): Span {
  const start = Math.min(Math.max(span.start, whole.start), whole.end);
  return { start, end: Math.max(start, Math.min(span.end, whole.end)) };
}

function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function shortened(text: string): string {
  const line = text.trimStart().slice(0, 200).replace(/\s+/g, ' ').trimEnd();
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line;
}
