import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import type { Hazard } from './eatenText.ts';
import type { Problem } from './problem.ts';
import { sourceHazards } from './sourceHazards.ts';
import { syntaxProblem } from './syntax.ts';

/** One YAML document of a file, as far as it could be read. */
export interface ParsedDocument {
  readonly document: Document;
  /** The lines that it takes up in the file, comments included. */
  readonly from: number;
  readonly to: number;
  /** Texts that broke the document's syntax. They are masked in it: what it holds there means nothing. */
  readonly hazards: readonly Hazard[];
  /** What is wrong with the rest. */
  readonly problem?: Problem;
  /** What ends before this file offset was read well. */
  readonly soundUntil: number;
}

/**
 * Parses all documents of a file. Where one has errors, texts that YAML misreads are looked for in the source and masked, so that
 * one bad value neither hides its macro's neighbours nor is reported by what it breaks further down.
 * @throws TooMuchStructure
 */
export function parseDocuments(text: string): ParsedDocument[] {
  const documents = parse(text);
  const hazards = documents.flatMap((document, i) => {
    const { from, to } = bounds(text, documents, i);
    return document.errors.length > 0 ? sourceHazards(text, from, to) : [];
  });
  const masked = hazards.length > 0 ? parse(mask(text, hazards)) : documents;
  const isBetter = countErrors(masked) < countErrors(documents);
  return (isBetter ? masked : documents).map((document, i, all) => {
    const { from, to } = bounds(text, all, i);
    const problem = syntaxProblem(text, document);
    return {
      document,
      from,
      to,
      hazards: isBetter ? hazards.filter(({ parent }) => parent >= from && parent < to) : [],
      ...(problem ? { problem } : {}),
      soundUntil: problem ? lineStart(text, Math.min(document.errors[0]!.pos[0], problem.start)) : to,
    };
  });
}

/** From a document's first line to the next one's `---`. */
function bounds(text: string, documents: readonly Document[], i: number): { from: number; to: number } {
  const from = i === 0 ? 0 : (documents[i]?.range?.[0] ?? 0);
  return { from, to: documents[i + 1]?.range?.[0] ?? text.length };
}

/** A file has more structure than can be read in reasonable time; the place is where the limit was passed. */
export class TooMuchStructure extends Error {
  readonly at: number;

  constructor(at: number) {
    super('too many tokens');
    this.at = at;
  }
}

/** Signs, keys and values that YAML sees in one file; prose in blocks has few. */
const MOST_TOKENS = 1_000_000;

/** What `parseAllDocuments` does, up to a limit. Repeated keys are looked for elsewhere: yaml compares every key with every other. */
function parse(text: string): Document[] {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  // yaml takes a BOM for a column, and the rest of a list's first item for a line that is indented less.
  const source = text.replace(/^\uFEFF/, '\n');
  return withoutStackTraces(() => [...composer.compose(tokens(source))] as Document[]);
}

function* tokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > MOST_TOKENS) throw new TooMuchStructure(parser.offset);
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** yaml makes an `Error` of every fault it meets; tracing where from would be most of the time that a broken file takes. */
function withoutStackTraces<T>(run: () => T): T {
  const errors = Error as { stackTraceLimit?: number };
  const limit = errors.stackTraceLimit;
  try {
    errors.stackTraceLimit = 0;
    return run();
  } finally {
    if (limit === undefined) delete errors.stackTraceLimit;
    else errors.stackTraceLimit = limit;
  }
}

function countErrors(documents: readonly Document[]): number {
  return documents.reduce((sum, document) => sum + document.errors.length, 0);
}

/** The text with every misread text as plain letters on one line, of the same length. */
function mask(text: string, hazards: readonly Hazard[]): string {
  let masked = '';
  let at = 0;
  for (const { text: span } of [...hazards].sort((a, b) => a.text.start - b.text.start)) {
    if (span.start < at) continue;
    masked += text.slice(at, span.start) + 'x'.repeat(span.end - span.start);
    at = span.end;
  }
  return masked + text.slice(at);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
