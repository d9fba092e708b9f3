import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { CHANNEL_IDS } from '../../server/src/engine/sending/channels.ts';
import { type Opened, pageOf, useBrowser } from './browser.ts';

const browser = useBrowser();

interface Payload {
  readonly name: string;
  readonly text: string;
  /** What of it must be readable in the end; the text itself where it is left out. */
  readonly shown?: string;
}

const payloads = parse(readFileSync('tests/browser/payloads.yaml', 'utf8')) as Payload[];

/** The payload in every place that a page takes from a file. */
function hostileFiles(): Record<string, string> {
  const files: Record<string, string> = { 'macrolint.yaml': 'include: ["**/*.yaml"]\n' };
  payloads.forEach(({ text }, i) => {
    const slots = { 'customer.first_name': { sample: text }, [text]: { sample: text } };
    const scenarios = [{ name: text, customer: text, slots: { 'order.id': text } }];
    const more = { kind: 'complaint', slots, scenarios };
    const reply = `Hi {{customer.first_name}}, ${text}\n\nI think order {{order.id}} left. {% if ${text.replace(/[%}\n]/g, '')} %}a{% endif %} [[${text.replace(/[\]\n]/g, '').slice(0, 80)}]]`;
    const id = `payload-${i}`;
    files[`${id}.yaml`] = stringify([
      { title: `${text}::${text}`, id, ...more, reply, variants: { [`v ${text}`]: text } },
      {
        title: 'In steps',
        id: `${id}-steps`,
        ...more,
        steps: [{ recap: text }, { pause: text }, { solution: text }],
      },
    ]);
    files[`${id}-html.yaml`] = stringify({
      title: text,
      id: `${id}-html`,
      actions: [
        {
          field: 'comment_value_html',
          value: `<p>Hi {{ticket.requester.first_name}}, ${text}</p><p>I think so.</p>`,
        },
      ],
    });
  });
  return files;
}

const page = pageOf(hostileFiles());

/**
 * Goes to an address of the page, points at, focuses and clicks whatever the text became, and gives the elements that only a
 * payload could have brought, and those that act.
 */
async function intrudersAt({ page: open }: Opened, address: string): Promise<string[]> {
  return open.evaluate(async (hash) => {
    location.hash = hash;
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const target of document.querySelectorAll<HTMLElement>('.frame *, .details *')) {
      for (const type of ['pointerover', 'click'])
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      target.focus();
    }
    const found = [...document.querySelectorAll('*')].flatMap((element) => {
      const isOwn = element.matches('head > style:only-of-type, body > script, svg.icon, svg.icon path');
      const isTag = element.matches(
        'script, style, link, img, iframe, object, embed, form, video, audio, svg, svg *, math, base, template, input:not([type="radio"], [type="search"])',
      );
      const acts = [...element.attributes].some(
        ({ name, value }) =>
          /^(?:on.*|src|srcdoc|action|formaction)$/.test(name) ||
          (name === 'href' && !value.startsWith('#')) ||
          // Where the labels and the tooltip stand is set by the page’s own script.
          (name === 'style' && !element.matches('.step, .tip')),
      );
      return (isTag && !isOwn) || acts ? [element.outerHTML.slice(0, 200)] : [];
    });
    if ('pwned' in globalThis) found.push('a script ran');
    return found;
  }, address);
}

/** As HTML or Markdown, as WhatsApp’s marks and as plain text, with slots and without. */
const WAYS = [
  'channel=chat&missing=none',
  'channel=chat&missing=all',
  'channel=whatsapp&missing=none',
  'channel=sms&missing=all',
];

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a payload', () => {
  // One page for all: what a payload did would stay, and be seen.
  let opened: Opened;
  beforeAll(async () => {
    opened = await browser.keepOpen(page);
  });
  beforeEach(() => {
    opened.faults.length = 0;
  });

  test.each(payloads.map(({ name }, i) => [name, i] as const))(
    '%s does nothing, and is there to read',
    async (_, i) => {
      const { text, shown = text } = payloads[i]!;
      for (const id of [`payload-${i}`, `payload-${i}-steps`, `payload-${i}-html`])
        for (const choice of WAYS)
          expect(await intrudersAt(opened, `macro=${id}&steps=on&${choice}`)).toEqual([]);
      await opened.page.getByLabel('Search macros').fill(text.slice(0, 50));
      expect(opened.faults).toEqual([]);
      expect(new URL(opened.page.url()).protocol).toBe('file:');
      expect(await intrudersAt(opened, `macro=payload-${i}-steps&channel=sms`)).toEqual([]);
      expect(spaced(await opened.page.locator('.frame').innerText())).toContain(spaced(shown));
      await opened.page.getByLabel('Search macros').fill('');
    },
  );
});

test('the policy stops a script that would get in all the same', async () => {
  const { page: open } = await browser.open(page);
  const ran = await open.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.pwned = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = 'https://example.com/seen.png';
    document.body.append(image);
    return 'pwned' in globalThis;
  });
  expect(ran).toBe(false);
});

describe('sizes that no reply has', () => {
  const words = 'I think this goes on **and** on {{order.id}} <b>for ever</b>. ';
  const huge = pageOf({
    'macrolint.yaml': 'include: ["**/*.yaml"]\n',
    'huge.yaml': stringify({
      title: 'Huge',
      kind: 'other',
      reply: words.repeat(Math.ceil(1e6 / words.length)),
    }),
    'deep.yaml': stringify({
      title: 'Deep',
      kind: 'other',
      reply: `${'> '.repeat(4000)}deep ${'*'.repeat(4000)}${'['.repeat(4000)}`,
    }),
    'tags.yaml': stringify({
      title: 'Tags',
      actions: [{ field: 'comment_value_html', value: '<div><b>'.repeat(3000) }],
    }),
  });

  test('a megabyte is cut, and said to be', async () => {
    const { page: open } = await browser.open(huge, { hash: 'macro=huge' });
    expect(await open.locator('.notes').innerText()).toContain('Only the first 20,000 of 1,0');
  });

  test.each(['huge', 'deep', 'tags'])('%s is drawn in every channel', async (macro) => {
    const { page: open, faults } = await browser.open(huge, { hash: `macro=${macro}` });
    for (const channel of CHANNEL_IDS) {
      await open.evaluate((hash) => (location.hash = hash), `macro=${macro}&channel=${channel}`);
      await open.locator(`.frame.${channel}`).waitFor();
    }
    expect(faults).toEqual([]);
  });
});
