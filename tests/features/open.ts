import { defaultConfig, parseConfig, settingsFor } from '../../server/src/engine/config.ts';
import { MacroDocument } from '../../server/src/macroDocument.ts';

export interface Opened {
  readonly document: MacroDocument;
  /** Where `‸` stood, as an offset; -1 without one. */
  readonly offset: number;
  readonly position: { line: number; character: number };
}

/**
 * A file as the editor has it open. `‸` in the text marks the cursor and is taken out.
 * @param config the text of a macrolint.yaml
 */
export function open(marked: string, config?: string, path = 'macros/test.yaml'): Opened {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const parsed = config === undefined ? defaultConfig() : parseConfig(config).config;
  if (!parsed) throw new Error('the configuration of this test is wrong');
  const document = new MacroDocument({
    uri: `file:///repo/${path}`,
    version: 1,
    text,
    configured: { config: parsed, root: 'file:///repo', problems: [] },
    settings: settingsFor(parsed, path),
    path,
    named: true,
  });
  return { document, offset, position: document.positionAt(Math.max(0, offset)) };
}

/** The document's text in a range of a feature's answer. */
export function textIn(document: MacroDocument, range: { start: Position; end: Position }): string {
  return document.text.slice(document.offsetAt(range.start), document.offsetAt(range.end));
}

type Position = { line: number; character: number };
