// What is measured on: the replies of server/training, as plain texts and as macro files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readTrainingText, trainingFiles } from '../../server/training/trainingText.ts';

export interface BenchReply {
  /** The reply as the customer would get it. */
  readonly text: string;
  /** The reply as a macro file that states no kind, so that the kind is inferred too. */
  readonly file: string;
  readonly path: string;
}

export function benchReplies(): BenchReply[] {
  return trainingFiles().flatMap((file) => {
    const folder = basename(file, '.txt');
    return readTrainingText(file).map(({ id, text }, i) => ({
      text,
      file: macroFile(`${folder}::${id}`, text),
      path: `${folder}/${i}.macro.yaml`,
    }));
  });
}

function macroFile(title: string, text: string): string {
  const block = text.replace(/^(?=.)/gm, '  ');
  return `title: ${JSON.stringify(title)}\nreply: |\n${block}\n`;
}

export function countWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}

/** Writes the macro files into a folder of their own, which is gone when the process ends. */
export function writeFolder(replies: readonly BenchReply[]): string {
  const root = mkdtempSync(join(tmpdir(), 'macrolint-bench-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  for (const { path, file } of replies) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), file);
  }
  return root;
}
