import { describe, expect, test } from 'vitest';
import { rewrite } from '../../server/src/engine/rules/rewrite.ts';
import { readProse } from '../../server/src/engine/text/prose.ts';

/** The text after the words between ⟦ and ⟧ are replaced. */
function rewritten(marked: string, replacement: string): string | undefined {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  const prose = readProse(text);
  const sentence = prose.sentences.find((one) => start < one.end && end > one.start)!;
  const edit = rewrite(prose, sentence, { start, end }, replacement);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

describe('deleting words', () => {
  test.each([
    ['⟦I think⟧ it shipped.', 'It shipped.'],
    ['⟦Maybe⟧, it shipped.', 'It shipped.'],
    ['It ⟦probably⟧ shipped.', 'It shipped.'],
    ['It shipped, ⟦I think⟧.', 'It shipped.'],
    ['It shipped ⟦I think⟧.', 'It shipped.'],
    ['It has, ⟦perhaps⟧, shipped.', 'It has shipped.'],
    ['It has, ⟦I think⟧, shipped and, I hope, landed.', 'It has shipped and, I hope, landed.'],
    ['That is a ⟦probably⟧ easy fix.', 'That is an easy fix.'],
    ['That is an ⟦apparently⟧ wrong bill.', 'That is a wrong bill.'],
    ['Hello. ⟦Fingers crossed!⟧ It shipped.', 'Hello. It shipped.'],
    ['Hello.\n⟦Fingers crossed!⟧\nIt shipped.', 'Hello.\nIt shipped.'],
    ['Hello.\n\n⟦Fingers crossed!⟧\n\nIt shipped.', 'Hello.\n\nIt shipped.'],
    ['It shipped. ⟦Fingers crossed!⟧', 'It shipped.'],
    ['⟦i think⟧ it shipped', 'it shipped'],
    ['1. ⟦Maybe⟧ restart it.', '1. Restart it.'],
    ['- ⟦Maybe⟧ {{name}} knows.', '- {{name}} knows.'],
    ['- ⟦Fingers crossed!⟧ It shipped.', '- It shipped.'],
    ['* ⟦Fingers crossed!⟧\n* It shipped.', '* It shipped.'],
  ])('%s', (marked, expected) => {
    expect(rewritten(marked, '')).toBe(expected);
  });

  test.each([
    ['It has <b>⟦probably⟧</b> shipped.', 'It has shipped.'],
    ['It has **⟦probably⟧** shipped.', 'It has shipped.'],
    ['It has <b><i class="x">⟦probably⟧</i></b> shipped.', 'It has shipped.'],
    ['It has [b]⟦probably⟧[/b] shipped.', 'It has shipped.'],
    ['It has <b>⟦probably⟧ shipped</b>.', 'It has <b>shipped</b>.'],
    ['**⟦I think⟧** it shipped.', 'It shipped.'],
    ['<b>⟦I think⟧</b> <i>it</i> shipped.', '<i>It</i> shipped.'],
    ['**⟦Probably⟧, it shipped.**', '**It shipped.**'],
    ['It shipped, <i>⟦I think⟧</i>.', 'It shipped.'],
    ['It **shipped, ⟦I think⟧**.', 'It **shipped**.'],
    ['It **shipped ⟦I think⟧** on time.', 'It **shipped** on time.'],
    ['It shipped (⟦I think⟧).', 'It shipped.'],
    ['{% if late %}⟦I think⟧ {% endif %}it shipped.', 'It shipped.'],
    ['Hello. **⟦Fingers crossed!⟧** It shipped.', 'Hello. It shipped.'],
    ['- **⟦Fingers crossed!⟧**\n- It shipped.', '- It shipped.'],
    ['<p>Hello.</p><p>⟦Fingers crossed!⟧</p><p>Bye.</p>', '<p>Hello.</p><p>Bye.</p>'],
  ])('leaves no empty markup: %s', (marked, expected) => {
    expect(rewritten(marked, '')).toBe(expected);
  });

  test.each([
    ['a message that would be empty', '⟦Fingers crossed⟧!'],
    ['a link whose words it would take', 'It has [⟦probably⟧](https://example.com) shipped.'],
    ['a cell whose words it would take', '<tr><td>⟦Probably⟧</td><td>It shipped.</td></tr>'],
  ])('leaves %s', (_, marked) => {
    expect(rewritten(marked, '')).toBeUndefined();
  });
});

describe('swapping words', () => {
  test.each([
    ['It ⟦should hopefully⟧ arrive.', 'will', 'It will arrive.'],
    ['⟦We might⟧ ship it.', 'we will', 'We will ship it.'],
    ['It is a ⟦great⟧ day.', 'easy', 'It is an easy day.'],
    ['Sorry, ⟦You see⟧ it.', 'I see', 'Sorry, I see it.'],
    ['⟦It broke⟧.', 'It stopped.', 'It stopped.'],
    ['⟦PLEASE READ⟧ this.', 'Please read', 'Please read this.'],
    ['It is in ⟦the insurance⟧.', 'Acme Care', 'It is in Acme Care.'],
    ['⟦The app⟧ shows it.', 'iHelp', 'iHelp shows it.'],
    ['⟦the app⟧ shows it.', 'Acme Care', 'Acme Care shows it.'],
  ])('%s → %s', (marked, replacement, expected) => {
    expect(rewritten(marked, replacement)).toBe(expected);
  });
});
