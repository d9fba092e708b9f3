import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './checks.ts';
import { nodeOfServer, TOOL_MODULES } from './install.ts';
import { freePort, startProgram } from './processes.ts';

const SERVER = join(TOOL_MODULES, 'code-server/lib/vscode/out/server-main.js');

/** Nothing on the screen but the work: no welcome, no news, no tips, no chat. */
export const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export interface VscodeServer {
  readonly host: string;
  readonly origin: string;
  stop(): void;
}

/** A VS Code server with fresh user data in `folder`, and the extensions that `installVsix` put there. */
export async function startVscodeServer(folder: string, settings: object = {}): Promise<VscodeServer> {
  const user = join(folder, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  const host = `127.0.0.1:${await freePort()}`;
  const port = host.split(':')[1]!;
  const log = join(folder, 'server.log');
  const stop = startProgram(
    nodeOfServer(),
    [
      SERVER,
      ...['--host', '127.0.0.1', '--port', port, '--without-connection-token'],
      '--accept-server-license-terms',
      ...['--telemetry-level', 'off', '--disable-workspace-trust', '--enable-smoke-test-driver'],
      ...foldersOf(folder),
    ],
    log,
    // Spares it the search for a login shell's environment, which takes up to ten seconds.
    { VSCODE_CLI: '1' },
  );
  const origin = `http://${host}`;
  const answers = () =>
    fetch(`${origin}/version`).then(
      (response) => response.ok,
      () => false,
    );
  await until('the VS Code server', answers, 30_000).catch((error) => {
    throw new Error(`${error.message}; it said:\n${readFileSync(log, 'utf8')}`);
  });
  return { host, origin, stop };
}

/** Installs a .vsix where a server started with the same folder finds it. Throws with the server's own words. */
export function installVsix(vsix: string, folder: string): void {
  const args = [
    SERVER,
    '--install-extension',
    vsix,
    '--force',
    '--accept-server-license-terms',
    ...foldersOf(folder),
  ];
  const env = { ...process.env, VSCODE_CLI: '1' };
  const { status, stdout, stderr } = spawnSync(nodeOfServer(), args, { encoding: 'utf8', env });
  if (status !== 0 || !/was successfully installed/.test(stdout))
    throw new Error(`${stdout}\n${stderr}`.trim());
}

/** Where `installVsix` unpacks the extensions. */
export function extensionsFolder(folder: string): string {
  return join(folder, 'extensions');
}

function foldersOf(folder: string): string[] {
  mkdirSync(extensionsFolder(folder), { recursive: true });
  const data = ['--server-data-dir', folder, '--user-data-dir', join(folder, 'data')];
  return [...data, '--extensions-dir', extensionsFolder(folder)];
}
