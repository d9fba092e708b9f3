import { describe, expect, it } from 'vitest';
import { preview } from '../../server/src/features/preview.ts';
import { replies } from '../preview/drawn.ts';
import { open } from './open.ts';

const LIST = `- title: Late parcel
  kind: other
  reply: Maybe the label is torn.
- title: Fine
  kind: other
  reply: It is on the van.
`;

const at = (marked: string) => {
  const { document, offset } = open(marked);
  return preview(document, { offset }, {}, false);
};

describe('shows', () => {
  it('the macro that the cursor stands in', () => {
    expect(at(LIST.replace('Late', 'La‸te'))?.view.macro.id).toBe('late-parcel');
    expect(at(LIST.replace('van', 'v‸an'))?.view.macro.id).toBe('fine');
    expect(at(`${LIST}\n‸`)?.view.macro.id).toBe('fine');
    expect(at(`# a comment‸\n${LIST}`)?.view.macro.id).toBe('late-parcel');
  });

  it('the macro of an id, wherever the cursor is', () => {
    const { document } = open(LIST);
    expect(preview(document, { id: 'fine', offset: 0 }, {}, false)?.view.macro.id).toBe('fine');
  });

  it('nothing where there is no macro', () => {
    expect(at('services: {web: {image: httpd}}‸')).toBeUndefined();
  });

  it('findings with their lines, and how many have a safe fix', () => {
    const shown = at(`‸${LIST}`)!;
    expect(shown.view.findings.map(({ rule, line }) => [rule, line])).toEqual([['hedging', 3]]);
    expect(shown).toMatchObject({ version: 1, changes: 1 });
    expect(shown).not.toHaveProperty('after');
  });

  it('the macro after its own safe fixes, when it is asked for', () => {
    const { document } = open(LIST);
    const { before, after, changes } = preview(document, {}, {}, true)!;
    expect(replies(before!)).toEqual(['-⟦Maybe⟧-- the- label is torn.']);
    expect(replies(after!)).toEqual(['-Maybe the-+The+ label is torn.']);
    expect(changes).toBe(1);
    expect(preview(document, { id: 'fine' }, {}, true)).not.toHaveProperty('after');
  });

  it('a file that is broken half-way, as far as it goes', () => {
    const shown = at(`${LIST}- title: New‸\n  reply: "I am typ`);
    expect(shown?.view.macro.name).toBeTruthy();
  });
});
