import type { CompletionItem, Position, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completion, type KnownNames } from '../../server/src/features/completion.ts';
import { configurationCompletion } from '../../server/src/features/configurationCompletion.ts';
import type { CompletionAbilities } from '../../server/src/features/proposal.ts';
import { withMarks } from './actions.ts';
import { open } from './open.ts';

export interface Typed {
  /** The text of macrolint.yaml. */
  readonly config?: string;
  /** The character that asked. */
  readonly trigger?: string;
  readonly names?: Partial<KnownNames>;
  readonly bySchema?: boolean;
  readonly abilities?: Partial<CompletionAbilities>;
}

const ABLE: CompletionAbilities = { snippets: true, keepsIndentation: true, markdown: true, again: 'again' };
const NAMES: KnownNames = { slots: [], blanks: [], macros: [] };

/** What the editor lists at `‸` in a macro file, or in macrolint.yaml. */
export class Proposed {
  readonly items: CompletionItem[];
  private readonly text: string;

  constructor(
    marked: string,
    { config, trigger, names, bySchema = true, abilities }: Typed = {},
    file: 'macro' | 'config' = 'macro',
  ) {
    const { document, position } = open(marked, config);
    const request = {
      trigger,
      names: { ...NAMES, ...names },
      bySchema,
      abilities: { ...ABLE, ...abilities },
    };
    this.text = document.text;
    const all =
      file === 'macro'
        ? completion(document, position, request)
        : configurationCompletion(document.text, position, request);
    this.items = all.filter((item) => isListed(document.text, position, item));
  }

  get labels(): string[] {
    return this.items.map(({ label }) => label);
  }

  item(label: string): CompletionItem {
    const item = this.items.find((one) => one.label === label);
    if (!item) throw new Error(`“${label}” is not proposed, but ${this.labels.join(', ') || 'nothing'}`);
    return item;
  }

  /** The file after an item is taken, with `‹…›` around what a tab stop holds. */
  after(label: string): string {
    const { range, newText } = this.item(label).textEdit as TextEdit;
    const document = TextDocument.create('file:///x', 'yaml', 1, this.text);
    return TextDocument.applyEdits(document, [{ range, newText: withMarks(newText) }]);
  }
}

/** An editor lists an item where its text matches what is typed in the range that it replaces, which must be in one line. */
function isListed(
  text: string,
  position: Position,
  { label, filterText = label, textEdit }: CompletionItem,
): boolean {
  const { start, end } = (textEdit as TextEdit).range;
  if (start.line !== position.line || end.line !== position.line)
    throw new Error(`“${label}” replaces several lines`);
  const line = text.split(/\r\n|\n/)[position.line]!;
  const typed = line.slice(start.character, position.character).trimStart();
  return filterText.toLowerCase().startsWith(typed.toLowerCase());
}
