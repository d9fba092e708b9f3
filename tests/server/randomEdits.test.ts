import { expect, test } from 'vitest';
import type {
  Diagnostic,
  DocumentSymbol,
  FullDocumentDiagnosticReport,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
} from 'vscode-languageserver-protocol';
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

/** Something that editors ask in between, and what they would not take for an answer. */
async function ask(editor: Editor, next: Random, position: Position): Promise<void> {
  const range = { start: position, end: position };
  const questions: [string, object, ((answer: never) => void)?][] = [
    ['documentSymbol', {}, checkSymbols],
    ['foldingRange', {}],
    ['selectionRange', { positions: [position] }, checkSelections],
    ['documentLink', {}],
    ['documentHighlight', { position }],
    ['references', { position, context: { includeDeclaration: true } }],
    ['definition', { position }],
    ['semanticTokens/full', {}, checkTokens],
    ['semanticTokens/range', { range }, checkTokens],
    ['inlayHint', { range: { start: { line: 0, character: 0 }, end: position } }],
    ['codeLens', {}],
    ['hover', { position }],
    ['completion', { position }],
    ['codeAction', { range, context: { diagnostics: [] } }],
  ];
  const [method, params, check] = questions[next(questions.length)]!;
  const answer = await editor.request(`textDocument/${method}`, PATH, params);
  if (answer !== null) check?.(answer as never);
}

function checkSymbols(symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children = [] } of symbols) {
    expect(name).not.toBe('');
    for (const inner of [selectionRange, ...children.map((child) => child.range)]) expectWithin(inner, range);
    checkSymbols(children);
  }
}

function checkSelections([selection]: readonly SelectionRange[]): void {
  for (let at = selection; at?.parent; at = at.parent) expectWithin(at.range, at.parent.range);
}

/** Each token is told by how far it is from the one before. */
function checkTokens({ data }: SemanticTokens): void {
  expect(data.every((number) => number >= 0)).toBe(true);
}

function expectWithin(inner: Range, outer: Range): void {
  const isBefore = (a: Position, b: Position) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  expect([isBefore(outer.start, inner.start), isBefore(inner.end, outer.end)]).toEqual([true, true]);
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
