import type { Terminal } from '../terminal.ts';
import type { OutlineReport } from './outlineJson.ts';

/** The reading of a macro as a person would like to see it: each sentence with its steps. */
export function outlinePretty(terminal: Terminal): OutlineReport {
  return {
    file({ path, macros }) {
      for (const { title, sentences } of macros) {
        terminal.out(`${path}  ${title}\n`);
        for (const { steps, text } of sentences) terminal.out(`  ${steps.join('+').padEnd(12)} ${text}\n`);
      }
    },
    end() {},
  };
}
