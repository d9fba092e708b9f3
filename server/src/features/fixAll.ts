import { diffLines } from 'diff';
import type { TextEdit } from 'vscode-languageserver';
import { type Finding, fixFile } from '../engine/index.ts';
import type { MacroDocument } from '../macroDocument.ts';

/** The edits of all safe fixes, or of those of one rule; whole lines, only those that change. */
export function fixAllEdits(document: MacroDocument, rule?: string): TextEdit[] {
  const isAllowed = (finding: Finding) => rule === undefined || finding.rule === rule;
  const { text } = fixFile(document.text, document.options, isAllowed);
  return lineEdits(document, text);
}

/** The edits that turn the document's text into `text`, line by line. */
export function lineEdits(document: MacroDocument, text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let start = 0;
  let newText = '';
  const flush = () => {
    if (start !== at || newText !== '') edits.push({ range: document.range({ start, end: at }), newText });
    newText = '';
  };
  for (const { value, added, removed } of diffLines(document.text, text)) {
    if (added) newText += value;
    else if (removed) at += value.length;
    else {
      flush();
      at += value.length;
      start = at;
    }
  }
  flush();
  return edits;
}
