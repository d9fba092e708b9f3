// What `macrolint` runs first. A fifth of a short run would go into compiling the program, so what V8 made of it is kept beside
// it. (Node's own cache for this, from 22.1 on, saves half as much.)
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const folder = dirname(fileURLToPath(import.meta.url));
const file = join(folder, 'program.cjs');
const keptFile = join(folder, 'program.v8');

// The build writes nothing but ASCII, and a hash of all of it in the first line: V8 itself compares only lengths.
const source = readFileSync(file, 'latin1');
const key = Buffer.from(`${source.slice(0, source.indexOf('\n'))} ${process.version} ${process.arch}\n`);

const kept = readKept();
const script = new Script(module.wrap(source), {
  filename: file,
  ...(kept && { cachedData: kept }),
});
// Linting runs through most of the program; what has run is compiled.
if ((!kept || script.cachedDataRejected) && process.argv.includes('lint')) process.once('exit', keep);
const program = { exports: {} };
script.runInThisContext()(program.exports, module.createRequire(file), program, file, folder);

function readKept(): Buffer | undefined {
  try {
    const bytes = readFileSync(keptFile);
    return bytes.subarray(0, key.length).equals(key) ? bytes.subarray(key.length) : undefined;
  } catch {
    return undefined;
  }
}

/** On the disk whole or not at all, for V8 trusts it; where nothing can be written, macrolint starts as it does without. */
function keep(): void {
  const part = `${keptFile}.${process.pid}`;
  try {
    writeFileSync(part, Buffer.concat([key, script.createCachedData()]), { flush: true });
    renameSync(part, keptFile);
  } catch {
    // A folder that can't be written to is nothing that a user must hear of.
    rmSync(part, { force: true });
  }
}
