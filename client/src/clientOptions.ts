import { extensions, type LogOutputChannel, workspace } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { FOR_THE_SERVER } from './commands/names.ts';

/** Files whose changes on disk the server hears of. `macrolint.yaml` is one of them. */
const WATCHED = ['**/*.{yaml,yml}', '**/.gitignore'];

/** What the client is told, and how to give back what it holds. */
export function clientOptions(log: LogOutputChannel): { client: LanguageClientOptions; release: () => void } {
  const watchers = WATCHED.map((glob) => workspace.createFileSystemWatcher(glob));
  return {
    client: {
      documentSelector: [{ language: 'yaml' }],
      synchronize: { fileEvents: watchers },
      initializationOptions: { commands: FOR_THE_SERVER, schemasElsewhere: hasYamlExtension() },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'macrolint',
      markdown: { isTrusted: { enabledCommands: FOR_THE_SERVER }, supportThemeIcons: true },
    },
    release: () => {
      for (const watcher of watchers) watcher.dispose();
    },
  };
}

/** Red Hat's YAML extension completes and explains by the schemas that this extension contributes. */
const hasYamlExtension = () => extensions.getExtension('redhat.vscode-yaml') !== undefined;
