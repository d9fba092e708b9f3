import { chatView } from '../preview/chatView.ts';
import type { PreviewSource } from '../preview/source.ts';
import type { ChatView, ViewNode } from '../preview/view.ts';

/** How a scenario with expectations came out. */
export interface ScenarioResult {
  /** Its name, else its number: `scenario 2`. */
  readonly name: string;
  readonly failures: readonly ScenarioFailure[];
}

export interface ScenarioFailure {
  /** `unsaid`: words that must be said are not; `said`: words that must not be said are. */
  readonly type: 'unsaid' | 'said';
  readonly words: string;
  /** The line in which they are said. */
  readonly line?: string;
}

/** Fills each scenario of a macro in that expects something, and compares. */
export function testScenarios(source: PreviewSource): ScenarioResult[] {
  return source.scenarios.flatMap(({ name, expect }, i) => {
    if (!expect) return [];
    const lines = linesOf(chatView(source, { scenario: i }));
    const all = folded(lines.join(' '));
    const unsaid = expect.says.filter((words) => !all.includes(folded(words)));
    const said = expect.neverSays.filter((words) => all.includes(folded(words)));
    return [
      {
        name: name ?? `scenario ${i + 1}`,
        failures: [
          ...unsaid.map((words) => ({ type: 'unsaid' as const, words })),
          ...said.map((words) => ({ type: 'said' as const, words, ...lineWith(words, lines) })),
        ],
      },
    ];
  });
}

/** What the customer reads of a reply, line by line. */
export function linesOf({ moments }: ChatView): string[] {
  const text = moments
    .flatMap((moment) => (moment.type === 'bubble' && moment.from === 'agent' ? moment.content : []))
    .map(textOf)
    .join('\n');
  return text.split('\n').filter((line) => line.trim() !== '');
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'quote', 'code-block', 'item']);

function textOf(node: ViewNode): string {
  switch (node.type) {
    case 'text':
    case 'slot':
      return node.text;
    case 'break':
    case 'rule':
      return '\n';
    case 'image':
      return node.label;
    case 'control':
    case 'removed':
      return '';
    default: {
      const inside = node.children.map(textOf).join('');
      return BLOCKS.has(node.type) ? `\n${inside}\n` : inside;
    }
  }
}

function lineWith(words: string, lines: readonly string[]): { line?: string } {
  const line = lines.find((one) => folded(one).includes(folded(words)));
  return line === undefined ? {} : { line: line.trim() };
}

/** Without what makes no difference to a reader: capitals, kinds of quotation marks, how much space. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}
