import { expect, test } from 'vitest';
import type { Diagnostic, FullDocumentDiagnosticReport, Position } from 'vscode-languageserver-protocol';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { someList } from '../edits/lists.ts';
import { EDITS, type Random, random, SEED, Typist } from '../edits/random.ts';
import { open } from '../features/open.ts';
import { Editor } from './editor.ts';

const PATH = 'macros/test.yaml';

const OF_YAML: ReadonlySet<string> = new Set(['macro-shape', 'yaml-eats-text']);

/** What a server that never saw the file before says of it. */
function fresh(text: string): { items: Diagnostic[]; isBroken: boolean } {
  const { document } = open(text);
  const { findings } = document.report;
  const isBroken = findings.some(({ rule, severity }) => OF_YAML.has(rule) && severity === 'error');
  return { items: diagnosticsOf(document), isBroken };
}

/** Something that editors ask in between. */
function ask(editor: Editor, next: Random, position: Position): Promise<unknown> {
  const range = { start: position, end: position };
  const questions: [string, object][] = [
    ['documentSymbol', {}],
    ['foldingRange', {}],
    ['selectionRange', { positions: [position] }],
    ['documentLink', {}],
    ['documentHighlight', { position }],
    ['references', { position, context: { includeDeclaration: true } }],
    ['definition', { position }],
    ['semanticTokens/full', {}],
    ['semanticTokens/range', { range }],
    ['inlayHint', { range: { start: { line: 0, character: 0 }, end: position } }],
    ['codeLens', {}],
    ['hover', { position }],
    ['completion', { position }],
    ['codeAction', { range, context: { diagnostics: [] } }],
  ];
  const [method, params] = questions[next(questions.length)]!;
  return editor.request(`textDocument/${method}`, PATH, params);
}

test(`after any edit the diagnostics are those of the text as it stands (seed ${SEED})`, async () => {
  const next = random(SEED);
  const editor = await Editor.start({}, { settings: { inlayHints: { steps: true } } });
  for (let done = 0; done < EDITS; ) {
    const typist = new Typist(someList(next).replace('\ufeff', ''), next, true);
    await editor.openFile(PATH, typist.text);
    let { isBroken } = fresh(typist.text);
    for (let i = 0; i < 50; i++, done++) {
      const { text: before } = typist;
      const edit = typist.edit(isBroken);
      await editor.replace(PATH, edit);
      expect(editor.text(PATH), `edit ${done} of ${JSON.stringify(before)}`).toBe(typist.text);
      const { items } = (await editor.diagnostics(PATH)) as FullDocumentDiagnosticReport;
      const wanted = fresh(typist.text);
      isBroken = wanted.isBroken;
      const said = items.map(asText);
      const right = wanted.items.map(asText);
      // What is broken hides macros: more may be said of them than a new server knows.
      expect(isBroken ? said.filter((one) => right.includes(one)) : said).toEqual(right);
      await ask(editor, next, editor.position(PATH, next(typist.text.length + 1)));
    }
    await editor.closeFile(PATH);
  }
}, 600_000);

const asText = (item: Diagnostic) => JSON.stringify(item);
