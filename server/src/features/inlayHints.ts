import type { InlayHint, Range } from 'vscode-languageserver';
import type { MacroDocument } from '../macroDocument.ts';

/** Before each sentence the steps that it was read as. A sentence whose step its author wrote down needs none. */
export function stepHints(document: MacroDocument, range: Range): InlayHint[] {
  const from = document.offsetAt(range.start);
  const to = document.offsetAt(range.end);
  return document.outline
    .filter(({ start, end }) => start <= to && end >= from)
    .flatMap(({ sentences }) => sentences)
    .filter(({ labelled, steps, start }) => !labelled && steps.length > 0 && start >= from && start <= to)
    .map(({ steps, start }) => ({
      position: document.positionAt(start),
      label: steps.join(', '),
      paddingRight: true,
      tooltip: `Read as ${steps.join(' and ')}. To decide it yourself, write the reply as \`steps\`.`,
    }));
}
