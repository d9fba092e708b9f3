import { type Document, parseDocument } from 'yaml';
import validate from '../../../../macros-schema/config.schema.json?validate';
import { refusal } from '../document/guard.ts';
import { View } from '../document/nodes.ts';
import { plainData } from '../document/plain.ts';
import { schemaProblems } from '../document/shapeProblems.ts';
import { syntaxProblem } from '../document/syntax.ts';
import type { Span } from '../span.ts';
import { contentProblems } from './content.ts';
import type { ConfigData } from './data.ts';

/** Something wrong in a configuration; a span of UTF-16 offsets into its file. */
export interface ConfigProblem extends Span {
  readonly message: string;
}

/** Reads and checks a configuration's text: its YAML, then its keys and types, then its phrases and globs. */
export function readConfig(text: string): { data: ConfigData } | { problems: ConfigProblem[] } {
  const refused = refusal(text);
  if (refused) return { problems: [refused] };
  const document: Document = parseDocument(text);
  const broken = document.errors.some(({ code }) => code in OWN_WORDS)
    ? ownProblem(text, document)
    : syntaxProblem(text, document);
  if (broken) return { problems: [broken] };
  const misshapen = schemaProblems(validate, document, text);
  if (misshapen.length > 0) return { problems: misshapen };
  const view = new View(text, document);
  const data = (plainData(view, view.root, { aliased: 0 }) ?? {}) as ConfigData;
  const problems = contentProblems(data, view);
  return problems.length > 0 ? { problems } : { data };
}

/** Faults that a macro file is forgiven, or that mean something else there. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This key stands twice in the same map. Keep one.',
  MULTIPLE_DOCS:
    'A configuration is one document. Take out the line `---` and put everything under it in its place above.',
};

function ownProblem(text: string, { errors }: Document): ConfigProblem {
  const { code, pos } = errors.find(({ code }) => code in OWN_WORDS)!;
  const word = /^[^\s:]+/.exec(text.slice(pos[0], pos[0] + 200))?.[0] ?? '';
  return { message: OWN_WORDS[code]!, start: pos[0], end: pos[0] + word.length };
}
