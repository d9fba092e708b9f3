import type { FileEdit, Fix } from '../finding.ts';
import type { MacroReading } from '../rules/reading.ts';
import type { MessageFix } from '../rules/rule.ts';

/** Characters of a message up to which fixes are placed: each is proven by reading its whole text again. */
const LONGEST = 50_000;

/** Turns a fix of a message into one of the file, or undefined where the file has no place for it or the message is no reply any more. */
export function placeFix(reading: MacroReading, fix: MessageFix): Fix | undefined {
  if (reading.message.text.length > LONGEST) return undefined;
  const edits = fix.insert ? insertEdits(reading, fix.insert) : messageEdits(reading, fix.edits);
  return edits && edits.length > 0 ? { title: fix.title, safe: fix.safe, edits } : undefined;
}

function messageEdits({ message }: MacroReading, edits: MessageFix['edits']): FileEdit[] | undefined {
  const placed: FileEdit[] = [];
  for (const edit of edits) {
    const one = message.toFileEdit(edit);
    if (!one) return undefined;
    placed.push(one);
  }
  return placed.sort((a, b) => a.start - b.start);
}

type Insert = NonNullable<MessageFix['insert']>;

/** A new step: an item of its own under `steps:`, else a sentence in the running text. */
function insertEdits(reading: MacroReading, { step, text, after }: Insert): FileEdit[] | undefined {
  const { macro, message, prose } = reading;
  if (message.texts.some((one) => one.step)) {
    const before = after < 0 ? 0 : message.textAt(prose.sentences[after]!.start) + 1;
    const edit = macro.insert.step(before, step, text);
    return edit && [edit];
  }
  if (message.texts.some((one) => one.format === 'html')) return undefined;
  const edit = message.toFileEdit(sentenceInsert(reading, text, after));
  return edit && [edit];
}

/** Puts a sentence behind another one: on a line of its own where the text around it is set so. */
function sentenceInsert(
  { prose }: MacroReading,
  text: string,
  after: number,
): { start: number; end: number; text: string } {
  const all = prose.text;
  if (after < 0) {
    const at = prose.sentences[0]?.start ?? 0;
    return { start: at, end: at, text: `${text}\n\n` };
  }
  const sentence = prose.sentences[after]!;
  let at = sentence.end;
  while (/[.!?…"”’)*_]/.test(all[at] ?? '')) at++;
  const gap = /^[ \t]*(\n\s*)?/.exec(all.slice(at))![0];
  const alone =
    gap.includes('\n') &&
    /,\s*$|^[^.!?]*[,!]$/.test(sentence.ending === ',' ? ',' : prose.masked.slice(sentence.start, at));
  if (alone)
    return {
      start: at,
      end: at,
      text: `${gap.includes('\n\n') ? '\n\n' : '\n'}${text}`,
    };
  return { start: at, end: at, text: ` ${text}` };
}
