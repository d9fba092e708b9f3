import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

const FOLDER = 'sample-macros';

/** The sample macros, one text each; a file that is a list stays one. */
const SAMPLES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.includes('/') && statSync(join(FOLDER, name)).isFile())
  .sort()
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));

/** Sample macros as one list long enough to be read macro by macro: at the root or under a key, with LF or CRLF. */
export function someList(random: Random, shortest = 4500): string {
  const indent = '  '.repeat(random(2));
  const isKeyed = indent !== '' || random(3) === 0;
  let list = '';
  while (list.length < shortest) {
    const sample = SAMPLES[random(SAMPLES.length)]!;
    if (sample.includes('macros:')) continue;
    const isList = /^- /m.test(sample) && !/^title/m.test(sample);
    const item = isList ? sample : `- ${sample.replace(/\n(?=.)/g, '\n  ')}`;
    list += random(4) === 0 ? `# ${sample.length} characters\n${item}` : item;
  }
  const text = (isKeyed ? '# A team’s macros\nmacros:\n' : '') + list.replace(/^(?=.)/gm, indent);
  const written = random(3) === 0 ? text.replaceAll('\n', '\r\n') : text;
  return random(6) === 0 ? `\ufeff${written}` : written;
}
