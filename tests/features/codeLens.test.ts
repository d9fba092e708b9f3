import { expect, it } from 'vitest';
import { codeLenses, lensCommand } from '../../server/src/features/codeLens.ts';
import { open, textIn } from './open.ts';

const LIST = `- title: Late parcel
  kind: other
  reply: I think it is late. Maybe not.
- title: Fine
  kind: other
  reply: It is on the van.
- title: One
  kind: other
  reply: Perhaps.
`;

function lenses(abilities: { preview: boolean; findings: boolean }): string[] {
  const { document } = open(LIST);
  return codeLenses(document, abilities).map(({ range, data }) => {
    const { title, command } = lensCommand(data, document.report.findings);
    return `${textIn(document, range)}: ${title}${command && ` (${command})`}`;
  });
}

it('offer the preview and the first finding of each macro', () => {
  expect(lenses({ preview: true, findings: true })).toEqual([
    'Late parcel: Preview (macrolint.preview)',
    'Late parcel: 2 findings (macrolint.showFinding)',
    'Fine: Preview (macrolint.preview)',
    'Fine: no findings',
    'One: Preview (macrolint.preview)',
    'One: 1 finding (macrolint.showFinding)',
  ]);
});

it('offer what the editor can do', () => {
  expect(lenses({ preview: false, findings: true })).toHaveLength(3);
  expect(lenses({ preview: false, findings: false })).toEqual([]);
});

it('say which macro of which file', () => {
  const { document } = open(LIST);
  const [lens] = codeLenses(document, { preview: true, findings: true });
  expect(lensCommand(lens!.data, []).arguments).toEqual(['file:///repo/macros/test.yaml', 'late-parcel']);
});
