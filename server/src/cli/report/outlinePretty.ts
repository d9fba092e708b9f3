import type { OutlinedMacro, OutlinedSentence } from '../../engine/index.ts';
import type { Step } from '../../engine/vocabulary.ts';
import type { Colors, Terminal } from '../terminal.ts';
import { macroHeading } from './heading.ts';
import type { OutlineReport } from './outlineJson.ts';
import { NOTHING_FOUND, printable, width, wrap } from './words.ts';

const MOST_LABEL = 24;

/** The reading of a macro as a person would like to see it: each sentence beside its steps. */
export function outlinePretty(terminal: Terminal): OutlineReport {
  const { colors } = terminal;
  let files = 0;
  return {
    file({ path, macros }) {
      files++;
      const blocks = macros.map((macro) => macroRows(macro, terminal).join('\n'));
      terminal.out(`${colors.bold(colors.underline(printable(path)))}\n${blocks.join('\n\n')}\n\n`);
    },
    end(unreadable) {
      if (files === 0 && unreadable.length === 0) terminal.err(NOTHING_FOUND);
    },
  };
}

function macroRows(macro: OutlinedMacro, terminal: Terminal): string[] {
  const { sentences } = macro;
  const { colors, width: columns } = terminal;
  const labels = sentences.map(({ steps }) => (steps.length > 0 ? steps.join(' + ') : '–'));
  const column = Math.min(MOST_LABEL, Math.max(...labels.map((label) => label.length), 0)) + 2;
  const indent = ' '.repeat(column + 2);
  const rows = [macroHeading(macro, terminal), ''];
  sentences.forEach((sentence, i) => {
    const label = labels[i]!;
    const [first = '', ...rest] = wrap(printable(sentence.text), columns - indent.length);
    const paint = sentence.steps.length > 0 ? stepPainter(sentence.steps[0]!, colors) : colors.dim;
    if (label.length + 2 > column) rows.push(`  ${paint(label)}`, indent + first);
    else rows.push(`  ${paint(label)}${' '.repeat(column - width(label))}${first}`);
    rows.push(...rest.map((row) => indent + row));
    for (const reason of reasons(sentence)) {
      rows.push(...wrap(reason, columns - indent.length).map((row) => indent + colors.dim(row)));
    }
    if (sentence.why) rows.push('');
  });
  return rows;
}

/** Why each step was read, where that was asked for. */
function reasons({ why, labelled }: OutlinedSentence): string[] {
  if (!why) return [];
  if (labelled) return ['the author’s label decides'];
  return why.map(({ step, score, words }) => {
    const cause = words.length > 0 ? words.map(quoted).join(', ') : 'no single word decides';
    return `${step} ${Math.round(score * 100)} %: ${cause}`;
  });
}

/** What is felt, what happened, what comes next, and the frame around them. */
function stepPainter(step: Step, colors: Colors): (text: string) => string {
  switch (step) {
    case 'empathy':
    case 'apology':
    case 'goodwill':
      return colors.magenta;
    case 'recap':
    case 'confirm':
    case 'facts':
    case 'refusal':
      return colors.cyan;
    case 'greeting':
    case 'closing':
      return colors.blue;
    default:
      return colors.green;
  }
}

/** Words of the text in quotation marks; what the reader names otherwise, such as `[slot time]`, as it is. */
function quoted(word: string): string {
  return word.startsWith('[') ? printable(word) : `“${printable(word)}”`;
}
