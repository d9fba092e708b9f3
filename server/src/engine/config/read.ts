import { type Document, parseDocument } from 'yaml';
import type { Span } from '../span.ts';
import type { ConfigData } from './data.ts';

/** Something wrong in a configuration; a span of UTF-16 offsets into its file. */
export interface ConfigProblem extends Span {
  readonly message: string;
}

/** Reads and checks a configuration's text. `data` may be trusted only where there are no problems. */
export function readConfig(text: string): { data?: ConfigData; problems: ConfigProblem[] } {
  let document: Document;
  try {
    document = parseDocument(text, { uniqueKeys: true });
  } catch (error) {
    return { problems: [{ message: `this is no YAML: ${(error as Error).message}`, start: 0, end: 0 }] };
  }
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ message, pos }) => ({
        message: message.split(/ at line \d/)[0]!,
        start: pos[0],
        end: pos[1],
      })),
    };
  }
  return { data: (document.toJS() ?? {}) as ConfigData, problems: [] };
}
