import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Repository } from '../ci/repository.ts';

const SAMPLES = 'sample-macros';

/**
 * The sample library as a repository, with a pull request on the branch `topic`: a new macro, a changed one with an old fault, one that
 * loses its empathy, one that moves, one with CRLF line ends, one that goes away, and an emoji before the words that are marked.
 */
export function samplePullRequest(): Repository {
  const repository = new Repository(base());
  repository.branch('topic');
  change(repository, 'billing/card-declined.yaml', [
    'Your basket is saved until [[expiry date]].',
    'I think your basket is saved until [[expiry date]].',
  ]);
  change(repository, 'complaint/faulty-kettle.yaml', [
    "  - empathy: |\n      A kettle that gives up halfway is a miserable way to start the day, and you've been putting up with it since [[date]].\n",
    '',
  ]);
  change(repository, 'shipping/return-a-lamp.yaml', [
    'Put the lamp in its box',
    'I think it is best to put the lamp in its box',
  ]);
  change(repository, 'outage/checkout-down.yaml', [
    '[[next update time]]',
    '🎉😀 [[next update time]], I believe,',
  ]);
  change(repository, 'shipping/late-parcel.yaml', ['I know how annoying', 'I know how VERY annoying']);
  repository.git('mv', 'complaint/wobbly-desk.yaml', 'complaint/desk-that-wobbles.yaml');
  rmSync(join(repository.root, 'greetings/social-dm.yaml'));
  repository.commit({ 'shipping/parcel-held.yaml': NEW });
  return repository;
}

const NEW = `title: Shipping::Parcel held by the courier
kind: status
tags: [shipping]
reply: |
  Hi {{customer.first_name | fallback:"there"}},

  I think the courier is holding your parcel {{order.id}} in [[town]].
  PLEASE DO NOT travel there, it will be delivered on [[delivery date]] — and the FAQ, "Held parcels", says why.

  Best wishes,
  {{agent.first_name}}
`;

/** The samples; one of them as Windows writes it. */
function base(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const path of readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('.yaml')) files[path] = readFileSync(join(SAMPLES, path), 'utf8');
  const crlf = 'shipping/return-a-lamp.yaml';
  return { ...files, [crlf]: files[crlf]!.replaceAll('\n', '\r\n') };
}

function change(repository: Repository, path: string, [before, after]: readonly [string, string]): void {
  const text = repository.read(path);
  if (!text.includes(before)) throw new Error(`${path} does not say “${before}”`);
  repository.write(path, text.replace(before, after));
}
