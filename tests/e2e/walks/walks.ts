import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../checks.ts';
import { temporaryFolder } from '../folders.ts';
import { bundleProgram } from '../packed.ts';
import { freePort, startProgram } from '../processes.ts';
import { installVsix, QUIET_SETTINGS, startVscodeServer } from '../vscodeServer.ts';
import { completion } from './completion.ts';
import { fixOnSave } from './fixOnSave.ts';
import { goToMacro } from './goToMacro.ts';
import { hover } from './hover.ts';
import { missingStep } from './missingStep.ts';
import { preview, previewFollows, previewOpens, previewReloads } from './preview.ts';
import { problems } from './problems.ts';
import { quickFix } from './quickFix.ts';
import { rename } from './rename.ts';
import { type Served, walk } from './walk.ts';

/** How a writer's window looks: the text and little else. */
const WRITERS_SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.codeActionsOnSave': { 'source.fixAll.macrolint': 'explicit' },
  'editor.fontFamily': "'JetBrains Mono', 'DejaVu Sans Mono', monospace",
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'editor.wordWrap': 'on',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.editor.limit.enabled': true,
  'workbench.editor.limit.perEditorGroup': true,
  'workbench.editor.limit.value': 1,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** The whole way, in a VS Code with the packed extension installed. */
export function walkInVscode(vsix: string, pictures: boolean): Promise<void> {
  const serve = async (folder: string): Promise<Served> => {
    const state = temporaryFolder('installed');
    installVsix(vsix, state);
    const { origin, stop } = await startVscodeServer(state, WRITERS_SETTINGS);
    return { url: `${origin}/?folder=${encodeURIComponent(folder)}`, stop };
  };
  const writing = [problems, quickFix, missingStep, fixOnSave, hover, completion, rename, goToMacro];
  const steps = [...writing, previewOpens, preview, previewFollows, previewReloads];
  return walk({ serve, steps, pictures });
}

/** The core of it in VS Code for the Web, which must do without any other machine. */
export function walkInWeb(extension: string): Promise<void> {
  const serve = async (folder: string): Promise<Served> => {
    // Its user's settings are kept by the browser; those of the folder are there from the start.
    mkdirSync(join(folder, '.vscode'));
    const settings = { ...QUIET_SETTINGS, ...WRITERS_SETTINGS };
    writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    const port = await freePort();
    const state = temporaryFolder('web');
    const args = [await bundleProgram('webHost'), String(port), state, extension, folder];
    const stop = startProgram(process.execPath, args, join(state, 'web.log'));
    const url = `http://localhost:${port}`;
    await until(
      'VS Code for the Web',
      () =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        ),
      30_000,
    );
    return { url, stop };
  };
  return walk({ serve, steps: [problems, quickFix, preview, previewFollows], alone: true });
}
