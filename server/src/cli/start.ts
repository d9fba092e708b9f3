// What `macrolint` runs first: it has Node keep the compiled program from one run to the next, where Node can (22.1 and later).
// A default import, because older ones have no such export.
import module from 'node:module';

(module as { enableCompileCache?: () => void }).enableCompileCache?.();
module.createRequire(import.meta.url)('./program.cjs');
