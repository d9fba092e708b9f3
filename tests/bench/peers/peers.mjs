// Prose linters for JavaScript, each as a function from a text to the number of its findings. Set up once, as an editor would.
import { TextlintKernel } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';
import { text as alex } from 'alex';
import retextEnglish from 'retext-english';
import retextIntensify from 'retext-intensify';
import retextStringify from 'retext-stringify';
import textlintWriteGood from 'textlint-rule-write-good';
import { unified } from 'unified';
import { VFile } from 'vfile';
import writeGood from 'write-good';

const retext = unified().use(retextEnglish).use(retextIntensify).use(retextStringify).freeze();
const textlint = new TextlintKernel();
const textlintOptions = {
  ext: '.txt',
  plugins: [{ pluginId: 'text', plugin: textPlugin.default ?? textPlugin }],
  rules: [{ ruleId: 'write-good', rule: textlintWriteGood.default ?? textlintWriteGood }],
};

export const peers = {
  'write-good': (text) => writeGood(text).length,
  'retext-intensify': (text) => {
    const file = new VFile(text);
    retext.runSync(retext.parse(file), file);
    return file.messages.length;
  },
  'textlint-rule-write-good': async (text) =>
    (await textlint.lintText(text, textlintOptions)).messages.length,
  alex: (text) => alex(text).messages.length,
};
