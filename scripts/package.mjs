// Makes macrolint-VERSION.vsix, the extension as it is installed; vsce prints what is in it: npm run package
import { readFileSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import { bundle, EXTENSION } from './bundles.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

await bundle(EXTENSION, { minifyWhitespace: true });
await createVSIX({ dependencies: false, packagePath: `macrolint-${version}.vsix` });
