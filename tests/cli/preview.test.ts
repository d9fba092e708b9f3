import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Project } from './project.ts';

const MACRO = 'title: Orders::Late parcel\nkind: other\nreply: You MUST sign for it on Monday.\n';
const OTHER = 'title: Orders::Refund\nkind: other\nreply: I sent it today.\n';

const project = () => new Project({ 'macros/late.yaml': MACRO, 'macros/refund.yaml': OTHER });

/** What stands in the page as its data. */
function dataIn(html: string): { macros: { path: string; source: { id: string }; after?: unknown }[] } {
  return JSON.parse(/<script type="application\/json"[^>]*>([^<]*)<\/script>/.exec(html)![1]!);
}

describe('macrolint preview', () => {
  test('writes one page with every macro, and says where', () => {
    const here = project();
    const { code, out, err } = here.run(['preview']);
    expect([code, err]).toEqual([0, '']);
    const page = join(here.root, 'macrolint-preview.html');
    expect(out).toBe(
      `✔ Wrote macrolint-preview.html with 2 macros. Open it in a browser:\n  ${pathToFileURL(page)}\n`,
    );
    const { macros } = dataIn(here.read('macrolint-preview.html'));
    expect(macros.map(({ path, source, after }) => [path, source.id, after !== undefined])).toEqual([
      ['macros/late.yaml', 'orders-late-parcel', true],
      ['macros/refund.yaml', 'orders-refund', false],
    ]);
  });

  test('writes the same page every time', () => {
    const here = project();
    here.run(['preview', '--out', 'a.html']);
    here.run(['preview', '--out', 'deeper/b.html']);
    expect(here.read('deeper/b.html')).toBe(here.read('a.html'));
  });

  test('of one macro', () => {
    const here = project();
    here.run(['preview', '--macro', 'orders-refund', '--out', 'one.html']);
    expect(dataIn(here.read('one.html')).macros.map(({ source }) => source.id)).toEqual(['orders-refund']);
    here.run(['preview', '--macro', 'Orders::Refund', '--out', 'same.html']);
    expect(here.read('same.html')).toBe(here.read('one.html'));
  });

  test('of standard input', () => {
    const here = project();
    const { code } = here.run(['preview', '--stdin-filename', 'macros/new.yaml', '--out', 'p.html'], {
      input: OTHER,
    });
    expect(code).toBe(0);
    expect(dataIn(here.read('p.html')).macros.map(({ path }) => path)).toEqual(['macros/new.yaml']);
  });

  test('says so where there is no macro, and writes nothing', () => {
    const here = new Project({ 'readme.txt': '' });
    const { code, err } = here.run(['preview']);
    expect(code).toBe(0);
    expect(err).toContain('No macros here.');
    expect(existsSync(join(here.root, 'macrolint-preview.html'))).toBe(false);
  });
});

describe('macrolint preview refuses', () => {
  test.each([
    [
      ['--out', 'macros/late.yaml'],
      '--out names the HTML file to write, such as preview.html; macros/late.yaml is none.',
    ],
    [['--macro', 'orders-late-parcl'], 'Did you mean orders-late-parcel?'],
    [
      ['--macro', 'nothing-like-it'],
      'There is no macro with the id or the title nothing-like-it here. macrolint outline lists them.',
    ],
    [['--out', 'macros/late.yaml/p.html'], 'can’t be written'],
  ])('%j', (args, message) => {
    const here = project();
    const { code, err } = here.run(['preview', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(here.read('macros/late.yaml')).toBe(MACRO);
  });

  test('a folder as its file', () => {
    const here = new Project({ 'macros/late.yaml': MACRO, 'out.html/x': '' });
    expect(here.run(['preview', '--out', 'out.html'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('can’t be written: it is a folder'),
    });
  });
});

describe('macrolint preview --png', () => {
  test('says what is missing where no browser is found, and writes the page all the same', () => {
    const here = project();
    const { code, err } = here.run(['preview', '--png', '--out', 'p.html'], {
      env: { PATH: '/nowhere', CHROMIUM: '' },
    });
    expect(code).toBe(2);
    expect(err).toContain('No pictures: they are drawn by Chromium, Chrome or Edge, and none was found.');
    expect(existsSync(join(here.root, 'p.html'))).toBe(true);
  });

  test('says so where CHROMIUM names what isn’t there, and takes no other', () => {
    const { code, err } = project().run(['preview', '--png'], { env: { CHROMIUM: '/nowhere/chrome' } });
    expect(code).toBe(2);
    expect(err).toContain('No pictures: CHROMIUM names /nowhere/chrome, and there is no such program.');
  });

  test('says what a program did that is no browser', () => {
    const here = project();
    const { code, err } = here.run(['preview', '--png'], { env: { CHROMIUM: '/bin/true' } });
    expect(code).toBe(2);
    expect(err).toContain('/bin/true drew no pictures: the browser ended.');
  });
});
