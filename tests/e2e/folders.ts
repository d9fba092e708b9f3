import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];
process.on('exit', (code) => {
  if (code !== 0) return;
  for (const folder of made) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // A program that was stopped this moment still writes there.
    }
  }
});

/** A new folder, removed when all went well; otherwise its logs stay for whoever looks for the cause. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `macrolint-${name}-`));
  made.push(folder);
  return folder;
}

/** A copy of `folder` that tests may change. */
export function copyOf(folder: string): string {
  const copy = join(temporaryFolder('workspace'), folder.split(/[\\/]/).at(-1)!);
  cpSync(folder, copy, { recursive: true });
  return copy;
}
