// How a sentence tells whose name stands in it: the name from word `i` to before word `next`, which a list of first names may hold.
import { WORD } from '../../text/tokens.ts';
import type { Line } from './line.ts';
import { ASKING, GREETINGS, isClearName } from './lists.ts';

const SELF =
  /\b(?:my name is|name 's|name is|i am|i'm|im|this is|it is|it's|here is|chatting with|speaking with|speaking to|reached)$/;
const BEHIND_SELF = new Set(['from', 'with', 'here', 'at', 'and', ',', '.', '!', 'in', '(', '-', '']);
const THANKING = new Set(
  'thanks thank cheers sorry morning afternoon evening ok okay sure yes no great glad welcome bye congrats congratulations ta'.split(
    ' ',
  ),
);
/** “Hi Jordan,”, “Dear Ms Park”, “Good morning Ana!” */
export function isGreeted(line: Line, i: number, next: number, listed: boolean): boolean {
  let at = i - 1;
  while (/^(?:,|again|there)$/.test(line.word(at)) && at > 0) at--;
  if (!GREETINGS.has(line.word(at)) || (line.word(at) === 'welcome' && !listed)) return false;
  const opens = at === line.firstWord() || line.word(at - 1) === 'good' || !(line.traits(at - 1) & WORD);
  if (!opens) return false;
  if (line.isPossessive(next)) return false;
  // “Hi, Can you …”: a word rather than a name.
  if (listed && !isClearName(line.written(i)) && /^[a-z]/.test(line.word(next)) && line.word(i - 1) === ',')
    return false;
  return (
    listed || (at === i - 1 && next === i + 1 && line.word(at) !== 'dear' && /^[,!]$/.test(line.word(next)))
  );
}

/** “My name is Priya”, “this is Tom from billing”, “Ana here”. */
export function isSelf(line: Line, i: number, next: number, listed: boolean): boolean {
  const before = [line.word(i - 3), line.word(i - 2), line.word(i - 1)].join(' ').trim();
  const after = line.word(next);
  if (after === 'here' && i === line.firstWord()) return listed || BEHIND_SELF.has(line.word(next + 1));
  if (!SELF.test(before)) return false;
  if (/name (?:is|'s)$/.test(before)) return listed || /\bmy name is$/.test(before);
  if (/(?:this|it|here) is$/.test(before))
    return (
      /^(?:from|here|at|with|in|,|speaking|again)$/.test(after) &&
      (listed || after === 'from' || after === 'here')
    );
  if (/i am$/.test(before))
    return listed ? isClearName(line.written(i)) || BEHIND_SELF.has(after) : /^(?:from|here)$/.test(after);
  return listed;
}

/** “Thanks, Bea.”, “Cheers Tom!”, “That helps, Ana, because …” */
export function isAddressed(line: Line, i: number, next: number): boolean {
  const before = line.word(i - 1);
  const closes = /^(?:[,.!?:;)-]|<emoji>|\.\.\.)?$/.test(line.word(next));
  if (!closes) return false;
  if (THANKING.has(before) && i - 1 === line.firstWord()) return true;
  if (before === 'you' && line.word(i - 2) === 'thank') return true;
  if (before !== ',') return false;
  const opener = line.word(line.firstWord());
  return isClearName(line.written(i)) || (THANKING.has(opener) && i - 2 <= line.firstWord() + 2);
}

/** “ask for Tanya”, “call Tom on …”, “speak to Mei”. */
export function isAskedFor(line: Line, i: number): boolean {
  const before = line.word(i - 1);
  if (ASKING.has(before) && before !== 'see') return true;
  if (before === 'for') return line.word(i - 2) === 'ask' || line.word(i - 2) === 'asking';
  return (
    (before === 'to' || before === 'with') &&
    /^(?:speak|talk|spoke|write|speaking|talking)$/.test(line.word(i - 2))
  );
}
