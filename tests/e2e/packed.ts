import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { extensionsFolder, installVsix } from './vscodeServer.ts';

const BUNDLES = resolve('node_modules/.cache/macrolint-e2e');

/** Builds the command line, builds the extension and packs it as for the Marketplace; the path of the .vsix. */
export function packExtension(): string {
  for (const script of ['build', 'package'])
    execFileSync('npm', ['run', '--silent', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  const packed = readdirSync('.').filter((name) => /^macrolint-.*\.vsix$/.test(name));
  const newest = packed.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!newest) throw new Error('npm run package made no macrolint-*.vsix');
  return resolve(newest);
}

/** Unpacks a .vsix as VS Code does when it installs it; the folder with its package.json. */
export function unpack(vsix: string, folder: string): string {
  installVsix(vsix, folder);
  const name = readdirSync(extensionsFolder(folder)).find((one) => one.startsWith('macrolint.'));
  if (!name) throw new Error(`${vsix} was installed, but not as macrolint.macrolint`);
  return join(extensionsFolder(folder), name);
}

/** Bundles a program of these tests for Node; its path. */
export async function bundleProgram(entry: string): Promise<string> {
  const outfile = join(BUNDLES, `${entry}.mjs`);
  await build({
    entryPoints: [`tests/e2e/${entry}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(outfile, 0o755);
  return outfile;
}

/**
 * Bundles the suite for an extension host, Node's or the web worker's; its path, in the extension's folder, where VS Code for
 * the Web wants it.
 */
export async function bundleSuite(extension: string): Promise<string> {
  const outfile = join(extension, 'suite.js');
  await build({
    entryPoints: ['tests/e2e/suite/index.ts'],
    outfile,
    bundle: true,
    platform: 'neutral',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
  });
  return outfile;
}
