import { fixFile } from '../engine/index.ts';
import { chatView } from '../engine/preview/chatView.ts';
import { compare } from '../engine/preview/compare.ts';
import { type PreviewSource, previewFile, previewSource } from '../engine/preview/source.ts';
import type { ViewChoice } from '../engine/preview/view.ts';
import type { MacroDocument } from '../macroDocument.ts';
import type { PreviewResult } from '../protocol.ts';

/** Which macro of a file is shown: the one with this id, else the one at this offset, else the first. */
export interface PreviewedMacro {
  readonly id?: string | undefined;
  readonly offset?: number | undefined;
}

/**
 * A macro of the document as the customer reads it; with `fixed`, also as it would read after its safe fixes. Undefined where
 * there is no macro.
 */
export function preview(
  document: MacroDocument,
  wanted: PreviewedMacro,
  choice: ViewChoice,
  fixed: boolean,
): PreviewResult | undefined {
  const macro = macroAt(document, wanted);
  if (!macro) return undefined;
  const { findings } = document.report;
  const source = previewSource(macro, document.settings, findings);
  const view = chatView(withLines(document, source), choice);
  const changes = findings.filter(
    (one) => one.macro === macro.id && one.fixes.some(({ safe }) => safe),
  ).length;
  const result = { uri: document.uri, version: document.version ?? null, view, changes };
  const after = fixed && changes > 0 ? afterFixes(document, macro.id) : undefined;
  return after ? { ...result, ...compare(view, chatView(after, choice)) } : result;
}

/** Between two macros the cursor belongs to the one above. */
function macroAt({ file: { macros } }: MacroDocument, { id, offset = 0 }: PreviewedMacro) {
  const named = id === undefined ? undefined : macros.find((macro) => macro.id === id);
  return named ?? macros.findLast(({ span }) => span.start <= offset) ?? macros[0];
}

function afterFixes({ text, options }: MacroDocument, id: string): PreviewSource | undefined {
  const fixed = fixFile(text, options, ({ macro }) => macro === id).text;
  return previewFile(fixed, options).find((source) => source.id === id);
}

function withLines(document: MacroDocument, source: PreviewSource): PreviewSource {
  const findings = source.findings.map((finding) => ({
    ...finding,
    line: document.positionAt(finding.span.start).line + 1,
  }));
  return { ...source, findings };
}
