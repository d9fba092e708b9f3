// What a CI waits for: 5,000 macros, of which a pull request changes twenty.
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINT, run } from './children.ts';
import { type BenchReply, writeFolder } from './corpus.ts';
import { alternatePrograms, median, ratio } from './rounds.ts';

const MACROS = 5000;
const CHANGED = 20;

/** Ratios of `--cache` and `--since` to a full run. */
export async function continuous(
  replies: readonly BenchReply[],
  row: (what: string, measured: string) => void,
): Promise<void> {
  const some = replies.slice(0, MACROS);
  const folder = writeFolder(some);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '-m', 'base');
  const change = () => {
    for (const { path } of some.slice(0, CHANGED)) appendFileSync(join(folder, path), '# changed\n');
  };
  change();
  const lint = (...options: string[]) => run([...LINT, ...options], folder);
  lint('--cache-file', '.git/warm');
  const times = await alternatePrograms(
    [
      { name: 'full', run: () => lint() },
      { name: 'cold', run: () => lint('--cache-file', `.git/cold${performance.now()}`) },
      { name: 'warm', run: () => lint('--cache-file', '.git/warm') },
      {
        name: 'some',
        run: () => {
          change();
          lint('--cache-file', '.git/warm');
        },
      },
      { name: 'since', run: () => lint('--since', 'HEAD') },
    ],
    5,
  );
  const full = median(times.get('full')!).toFixed(0);
  const against = (name: string) =>
    `${ratio(times, name, 'full').toFixed(2)} (${median(times.get(name)!).toFixed(0)} ms ÷ ${full} ms)`;
  row(
    `\`lint --since\` where ${CHANGED} of ${MACROS} macro files changed ÷ linting them all`,
    against('since'),
  );
  row('`lint --cache` where nothing changed ÷ linting them all', against('warm'));
  row(`\`lint --cache\` where ${CHANGED} files changed ÷ linting them all`, against('some'));
  row('`lint --cache` for the first time ÷ linting them all', against('cold'));
}
