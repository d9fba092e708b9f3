import type { Document, YAMLError } from 'yaml';
import type { Fix } from '../finding.ts';
import type { Span } from '../span.ts';
import {
  indentOf,
  lineFrom,
  lineOf,
  openingBracket,
  openingQuote,
  snippet,
  visible,
  wordAt,
} from './places.ts';
import type { Problem } from './problem.ts';

/** What is wrong with a document's YAML, in a designer's words, at the place to mend. Later errors mostly follow from the first. */
export function syntaxProblem(text: string, document: Document): Problem | undefined {
  const error = document.errors[0];
  if (!error) return undefined;
  const { message, span, fixes = [] } = explain(text, document, error);
  return { rule: 'macro-shape', severity: 'error', message, fixes, ...visible(text, span) };
}

interface Explained {
  readonly message: string;
  readonly span: Span;
  readonly fixes?: readonly Fix[];
}

function explain(text: string, document: Document, error: YAMLError): Explained {
  const span = { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) };
  const word = wordAt(text, span.start);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tab(text, document, span);
    case 'MISSING_CHAR':
      return missing(text, document, error, span);
    case 'BAD_INDENT':
      return badIndent(text, document, error, span);
    case 'MULTILINE_IMPLICIT_KEY':
      return strayLine(text, span);
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (error.message.includes('sequence')) return { span, message: misplaced('This dash') };
      return keyInText(text, span);
    case 'BAD_DQ_ESCAPE':
      return badEscape(text, span);
    case 'BAD_SCALAR_START':
      return {
        span: word,
        message: `In YAML, a text can't begin with “${text[span.start]}”. Put it in quotes, or in a block after \`|\`.`,
      };
    case 'KEY_OVER_1024_CHARS':
      return {
        span: word,
        message: 'This key is more than 1,024 characters long. Is it a text that needs a `key:` before it?',
      };
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
    case 'TAG_RESOLVE_FAILED':
      return {
        span: word,
        message: `“${snippet(text, word)}” is a sign of YAML's own here (\`*\`, \`&\` and \`!\` are). If it is text, put the text in quotes.`,
      };
    case 'BAD_DIRECTIVE':
      return {
        span: word,
        message: 'A line that begins with “%” is an instruction to YAML. If it is text, put it under a key.',
      };
    case 'RESOURCE_EXHAUSTION':
      return {
        span: word,
        message: 'From here on the file is nested too deep to be read. Is a bracket not closed?',
      };
    default:
      return unexpected(text, span);
  }
}

/** A value in which YAML sees a further key: on its line, or on the next one. */
function keyInText(text: string, span: Span): Explained {
  const line = lineOf(text, span.start);
  const joined = joinedKey(text, line);
  if (joined) return joined;
  const colons = text.slice(line.start, line.end).match(/:(?=\s|$)/g)?.length ?? 0;
  if (colons === 0) return strayLine(text, span);
  const deeper = deeperKey(text, span);
  if (deeper) return deeper;
  const below = lineBelow(text, line);
  const key = /\S+:(?=\s|$)/.exec(text.slice(below.start, below.end))?.[0];
  if (colons > 1 || !key)
    return {
      span: wordAt(text, span.start),
      message:
        'There are two colons with a space in this line, so YAML sees two keys. Put the value in quotes, or in a block after `|`.',
    };
  const message = `YAML takes “${key}” for a key, although the line above begins a text. If it belongs to that, put the whole text in a block: \`|\`, then the text on the next line.`;
  return { span: below, message };
}

function misplaced(what: string): string {
  return `${what} doesn't stand below the others of its list or map. Indent it by as many spaces as they have.`;
}

function tab(text: string, document: Document, span: Span): Explained {
  const line = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line, line + 200))![0];
  const [from, , to] = document.range ?? [line, line, line + indent.length];
  const edits = Array.from(text.slice(from, to).matchAll(/^\t+/gm), ({ index, 0: tabs }) => ({
    start: from + index,
    end: from + index + tabs.length,
    text: '  '.repeat(tabs.length),
  }));
  return {
    span: { start: line, end: line + indent.length },
    message: 'This line is indented with a tab, which YAML doesn’t allow. Use spaces.',
    fixes: edits.length > 0 ? [{ title: 'Change the tabs to spaces', safe: true, edits }] : [],
  };
}

function missing(text: string, document: Document, error: YAMLError, span: Span): Explained {
  if (/closing ['"]quote/.test(error.message)) {
    const start = openingQuote(document, span.start) ?? span.start;
    return {
      span: { start, end: start + 1 },
      message:
        'The quotation mark that opens here is never closed. Close it, or put the text in a block after `|`.',
    };
  }
  if (error.message.includes('implicit') || error.message.includes('Implicit')) {
    const joined = joinedKey(text, lineOf(text, span.start));
    if (joined) return joined;
    const word = wordAt(text, span.start);
    return {
      span: lineFrom(text, span.start),
      message: `“${snippet(text, word)}” stands where a key should. If it belongs to the text above, indent it as that text is; if it is a key, put a colon and a space after it.`,
    };
  }
  if (error.message.includes('Sequence item')) {
    const at = span.start + Math.max(0, text.slice(span.start).search(/\S/));
    return { span: lineOf(text, at), message: misplaced('This line') };
  }
  if (error.message.includes('Block scalar')) {
    return {
      span: lineOf(text, Math.max(0, span.start - 1)),
      message: 'The first lines of this block are indented deeper than its text. Remove their spaces.',
    };
  }
  return unexpected(text, span);
}

function badIndent(text: string, document: Document, error: YAMLError, span: Span): Explained {
  const open = /^Flow (map|sequence)/.exec(error.message);
  if (open) {
    const bracket = open[1] === 'map' ? '{' : '[';
    const start = openingBracket(document, text, bracket, span.start) ?? span.start;
    return {
      span: { start, end: start + 1 },
      message: `The “${bracket}” that opens here is not closed before the next key. If it is part of a text, put the text in quotes, or in a block after \`|\`.`,
    };
  }
  const line = lineOf(text, span.start < text.length ? span.start + 1 : span.start);
  if (error.message.includes('Block scalar'))
    return {
      span: line,
      message: 'This line of the text is indented less than the ones above it. Give it as many spaces.',
    };
  const stray = strayLine(text, line);
  return /^[^:]*$/.test(text.slice(line.start, line.end))
    ? stray
    : { span: line, message: misplaced('This line') };
}

/** A line without a key between keys: a text that went on, or a key without its colon and space. */
function strayLine(text: string, span: Span): Explained {
  const line = lineOf(text, span.start);
  return (
    joinedKey(text, line) ??
    deeperKey(text, span) ?? {
      span: line,
      message:
        'This line has no key. If it belongs to the text above, put that text in a block: `|`, then all its lines, indented by two spaces.',
    }
  );
}

/** `title:Late` or `-title: Late`. */
function joinedKey(text: string, line: Span): Explained | undefined {
  const source = text.slice(line.start, line.end);
  const dash = /^\s*-(?=\w+:(?:\s|$))/.exec(source);
  const colon = /^\s*(?:- +)*([\w][\w-]*):(?=[^\s/:])/.exec(source);
  const found = dash ?? colon;
  if (!found) return undefined;
  const at = line.start + found[0].length;
  return {
    span: line,
    message: `There must be a space after the ${dash ? 'dash' : `colon of \`${colon![1]}:\``}.`,
    fixes: [{ title: 'Add the space', safe: true, edits: [{ start: at, end: at, text: ' ' }] }],
  };
}

function lineBelow(text: string, line: Span): Span {
  return lineOf(text, Math.min(text.length, line.end + (text[line.end] === '\r' ? 2 : 1)));
}

/** A text and, on the line below, a key that is indented neither as the text's own key nor at all right. */
function deeperKey(text: string, span: Span): Explained | undefined {
  const line = lineOf(text, span.start);
  const next = lineBelow(text, line);
  if (indentOf(text, next) === 0) return undefined;
  const isKey = /^\s*[\w-]+:(\s|$)/.test(text.slice(next.start, next.end));
  const hasColon =
    /:\s/.test(text.slice(span.start, line.end)) && indentOf(text, next) <= indentOf(text, line);
  if (!isKey || hasColon || next.start === line.start) return undefined;
  return { span: next, message: misplaced('This key') };
}

function badEscape(text: string, span: Span): Explained {
  const source = text.slice(span.start, span.start + 2);
  return {
    span: { start: span.start, end: span.start + source.length },
    message: `“${source}” means nothing in double quotes. For a backslash, write two: “\\${source}”.`,
    fixes: [
      {
        title: 'Double the backslash',
        safe: true,
        edits: [{ start: span.start, end: span.start, text: '\\' }],
      },
    ],
  };
}

function unexpected(text: string, span: Span): Explained {
  const word = wordAt(text, span.start);
  const line = lineOf(text, span.start);
  if (
    text.slice(line.start, span.start).trim() === '' &&
    /^\s*[\w-]+:(?:\s|$)/.test(text.slice(line.start, line.end))
  )
    return { span: line, message: misplaced('This key') };
  const source = snippet(text, word);
  if (source === '')
    return {
      span: word,
      message: 'The file ends before this value does. Is a quotation mark or bracket not closed?',
    };
  return {
    span: word,
    message: `YAML can't make sense of “${source}” here. If it is part of a text, put the whole text in a block: \`|\`, then the text on the next line.`,
  };
}
