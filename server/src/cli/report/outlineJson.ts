import type { OutlinedMacro } from '../../engine/index.ts';
import type { Unreadable } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { JsonList } from './json.ts';

/** Prints a run of `outline`: each file when it is done, then the end. */
export interface OutlineReport {
  file(file: { readonly path: string; readonly macros: readonly OutlinedMacro[] }): void;
  end(unreadable: readonly Unreadable[]): void;
}

/** `outline --format json`, as macros-schema/outline.schema.json describes it. */
export function outlineJson(terminal: Terminal): OutlineReport {
  const list = new JsonList(terminal);
  return {
    file: ({ path, macros }) =>
      list.add({
        path,
        macros: macros.map(({ id, title, kind, sentences }) => ({
          id,
          title,
          kind,
          sentences: sentences.map(({ text, start, end, steps, labelled, why }) => ({
            text,
            offset: [start, end],
            steps,
            ...(labelled && { labelled }),
            ...(why && { why }),
          })),
        })),
      }),
    end: (unreadable) => list.end(unreadable.length > 0 ? { unreadable } : {}),
  };
}
