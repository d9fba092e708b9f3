// Begins a rule: npm run new-rule NAME
// Makes its folder with four files that pass the tests as they are, and enters it where rules are listed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { RULE_IDS } from '../server/src/engine/vocabulary.ts';
import { docPage, examples, identifier, phrases, ruleModule } from './newRule/templates.ts';

const RULES = 'server/src/engine/rules';

const name = process.argv[2];
const refusal = refuse(name);
if (!name || refusal) {
  console.error(refusal);
  process.exit(2);
}
const folder = `${RULES}/${name}`;
enter(name);
mkdirSync(folder);
const files = {
  'rule.ts': ruleModule(name),
  'phrases.yaml': phrases,
  'doc.md': docPage(name),
  'cases.yaml': examples,
};
for (const [file, content] of Object.entries(files)) writeFileSync(`${folder}/${file}`, content);
console.log(`Made ${folder}: ${Object.keys(files).join(', ')}.
Write your own into the four of them; npm test checks them. Then npm run docs lists the rule in the README.
docs/writing-a-rule.md says more.`);

/** Why the name won't do, if it won't. */
function refuse(name: string | undefined): string | undefined {
  if (!name) return 'usage: npm run new-rule NAME, such as npm run new-rule empty-promise';
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > 40)
    return `“${name}” can’t be the name of a rule: write plain nouns in small letters, joined by hyphens, such as empty-promise.`;
  if (name.startsWith('no-')) return `Name the fault itself: ${name.slice(3)}.`;
  if ((RULE_IDS as readonly string[]).includes(name) || existsSync(`${RULES}/${name}`))
    return `There is a rule called ${name} already.`;
  if (!isIdentifier(identifier(name))) return `${name} means something else in TypeScript. Use two words.`;
}

function isIdentifier(word: string): boolean {
  try {
    new Function(`"use strict"; let ${word};`);
    return true;
  } catch {
    return false;
  }
}

/** Enters the rule in the list of ids, the list of rules and the schema, each time before the rules of missing steps. */
function enter(name: string): void {
  edit('server/src/engine/vocabulary.ts', (text) => before(text, /^ {2}'missing-/m, `  '${name}',\n`));
  edit(`${RULES}/index.ts`, (text) => {
    const listed = before(text, /^ {2}missing/m, `  ${identifier(name)},\n`);
    return withImport(listed, `import { ${identifier(name)} } from './${name}/rule.ts';`);
  });
  const entry = `        "${name}": {\n          "description": "TODO: what it marks.",\n          "$ref": "#/$defs/rule"\n        },\n`;
  edit('macros-schema/config.schema.json', (text) => before(text, /^ {8}"missing-/m, entry));
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function before(text: string, anchor: RegExp, added: string): string {
  const at = text.search(anchor);
  if (at < 0) throw new Error(`expected ${anchor} in the file`);
  return text.slice(0, at) + added + text.slice(at);
}

/** The imports stand in the order of their paths. */
function withImport(text: string, added: string): string {
  const lines = text.split('\n');
  const path = (line: string) => /from '(.+)'/.exec(line)?.[1] ?? '';
  const imports = lines.filter((line) => line.startsWith('import '));
  const next = imports.find((line) => path(line) > path(added));
  const at = next ? lines.indexOf(next) : lines.lastIndexOf(imports.at(-1)!) + 1;
  return lines.toSpliced(at, 0, added).join('\n');
}
