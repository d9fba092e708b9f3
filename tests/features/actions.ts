import type { CodeAction, Range, SnippetTextEdit, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../../server/src/features/codeActions.ts';
import { fixAllEdits } from '../../server/src/features/fixAll.ts';
import type { MacroDocument } from '../../server/src/macroDocument.ts';
import type { EditAbilities } from '../../server/src/workspaceEdits.ts';
import { open } from './open.ts';

export interface Asked {
  /** The text of macrolint.yaml. */
  readonly config?: string;
  readonly only?: readonly string[];
  readonly abilities?: Partial<EditAbilities>;
}

/** What the light bulb offers at `‸`, or for what stands in `⟦…⟧`. */
export class LightBulb {
  readonly actions: CodeAction[];
  private readonly document: MacroDocument;
  private readonly config: string | undefined;

  constructor(marked: string, { config, only, abilities }: Asked = {}) {
    const start = marked.search(/[⟦‸]/);
    const end = marked.includes('⟧') ? marked.indexOf('⟧') - 1 : start;
    const { document } = open(marked.replace(/[⟦⟧‸]/g, ''), config);
    this.document = document;
    this.config = config;
    this.actions = codeActions(document, document.range({ start, end }), {
      only,
      diagnostics: [],
      configuration: {
        uri: 'file:///repo/macrolint.yaml',
        text: config,
        version: config === undefined ? null : 7,
      },
      abilities: { versions: true, snippets: true, newFiles: true, ...abilities },
    });
  }

  get titles(): string[] {
    return this.actions.map(({ title }) => title);
  }

  action(title: string): CodeAction {
    const action = this.actions.find((one) => one.title === title);
    if (!action) throw new Error(`“${title}” is not offered, but ${this.titles.join('; ') || 'nothing'}`);
    return action;
  }

  /** The macro file after an action, with `‹…›` around what a tab stop holds. */
  after(title: string): string {
    return this.edited(title, this.document.uri, this.document.text);
  }

  /** macrolint.yaml after an action. */
  configAfter(title: string): string {
    return this.edited(title, 'file:///repo/macrolint.yaml', this.config ?? '');
  }

  private edited(title: string, uri: string, text: string): string {
    const { edit, data } = this.action(title);
    const edits: (TextEdit | SnippetTextEdit)[] = data ? fixAllEdits(this.document, data.rule) : [];
    for (const [file, changes] of Object.entries(edit?.changes ?? {}))
      if (file === uri) edits.push(...changes);
    for (const change of edit?.documentChanges ?? [])
      if ('textDocument' in change && change.textDocument.uri === uri) edits.push(...change.edits);
    return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits.map(written));
  }
}

function written(edit: TextEdit | SnippetTextEdit): { range: Range; newText: string } {
  return 'snippet' in edit ? { range: edit.range, newText: withMarks(edit.snippet.value) } : edit;
}

/** A snippet as it stands in the file, with `‹…›` around what a tab stop holds. */
export function withMarks(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\d+/g,
    (_, escaped, words) => escaped ?? (words === undefined ? '‹›' : `‹${withMarks(words)}›`),
  );
}
