// Makes the commit of a release and its tag: the sources and what is built of them, so that the action and the hooks for pre-commit run
// from the tag as they are. Nothing is pushed.
//   node scripts/tagRelease.mjs 1.2.3
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ACTION, bundle, CLI, CLI_DATA } from './bundles.mjs';

const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) {
  console.error(`A version is three numbers, such as 1.2.3; this is “${version}”.`);
  process.exit(2);
}
const run = (command, ...args) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
if (run('git', 'status', '--porcelain', '--untracked-files=no') !== '') {
  console.error('There are changes that are not committed. A release is made of what is committed.');
  process.exit(2);
}

run('git', 'switch', '--quiet', '--detach');
run('npm', 'version', '--no-git-tag-version', '--allow-same-version', version);
await Promise.all([bundle(CLI), bundle(ACTION)]);
run('git', 'add', 'package.json', 'package-lock.json');
run('git', 'add', '--force', ...[...CLI, ...CLI_DATA, ...ACTION].map((name) => `dist/${name}`));
run('git', 'commit', '--quiet', '--message', `Release ${version}`);
run('git', 'tag', `v${version}`);
console.log(`v${version}, with ${JSON.parse(readFileSync('package.json', 'utf8')).name} as it runs`);
