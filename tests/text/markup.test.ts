import { describe, expect, test } from 'vitest';
import { CODE_CHAR, JOIN_CHAR, LINK_CHAR, SLOT_CHAR } from '../../server/src/engine/text/markup.ts';
import { readProse } from '../../server/src/engine/text/prose.ts';

/** What is left of a text for its reader: `C` stands for code, `L` for a link, `S` for a slot. */
function prose(text: string, format: 'text' | 'html' = 'text'): string {
  const { masked } = readProse(text, format);
  expect(masked).toHaveLength(text.length);
  return masked
    .replace(new RegExp(`${CODE_CHAR}+`, 'g'), 'C')
    .replace(new RegExp(`${LINK_CHAR}+`, 'g'), 'L')
    .replace(new RegExp(`${SLOT_CHAR}+`, 'g'), 'S')
    .replaceAll(JOIN_CHAR, '')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('markup', () => {
  test.each([
    ['Run `maybe now`, then wait.', 'Run C, then wait.'],
    ['Run ``maybe now`` or ```I think```.', 'Run C or C.'],
    ['Run this:\n```sh\nmaybe\n```\nThen wait.', 'Run this: C Then wait.'],
    ['Run this:\n````\n```\nmaybe\n```\nI think\n````\nThen wait.', 'Run this: C Then wait.'],
    ['1. ```\n   maybe\n   ```\n2. Wait.', 'C 2. Wait.'],
    ['- ~~~\n  ```\n  maybe\n  ~~~\n- Wait.', 'C - Wait.'],
    ['```\nnever closed, so nobody sees a box', '``` never closed, so nobody sees a box'],
    ['{code:java}maybe{noformat}{code} Wait.', 'C Wait.'],
    ['[code]maybe[/code] Wait.', 'C Wait.'],
    ['> I think it broke\nWe mend it.', 'We mend it.'],
    ['{quote}I think it broke{quote}We mend it.', 'We mend it.'],
    ['[quote="Ann, post:3"]I think it broke[/quote]\nWe mend it.', 'We mend it.'],
    ['[QUOTE]I think it broke[/QUOTE]\nWe mend it.', 'We mend it.'],
    ['We [b]mend[/b] it.', 'We mend it.'],
  ])('of a text: %j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each([
    ['<p>Press <kbd>Maybe</kbd>, then <code class="x">I think</code>.</p>', 'Press C, then C.'],
    ['<p>Run:</p><pre><code>maybe\n\nI think</code></pre><p>Wait.</p>', 'Run: C Wait.'],
    ['<blockquote type="cite">I think<br>it broke</blockquote><p>We mend it.</p>', 'We mend it.'],
    ['<style>p { color: red }</style><p>We mend it.</p>', 'We mend it.'],
    ['You wrote <q>I think</q> there.', 'You wrote “I think” there.'],
    ['<code>never closed', 'never closed'],
    ['<p>> 5 items</p>', '> 5 items'],
    ['Hi <attribute key="user.first_name" default="there"/>,', 'Hi S,'],
  ])('of HTML: %j', (text, expected) => {
    expect(prose(text, 'html')).toBe(expected);
  });

  test('tags that are opened a hundred thousand times and never closed are read in linear time', () => {
    for (const tag of ['<code>', '<blockquote>', '[quote]', '[code]', '{quote', '`` `', '```'])
      expect(prose(tag.repeat(100_000))).toBeDefined();
  });
});
