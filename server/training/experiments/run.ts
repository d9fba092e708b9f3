import { ReaderModel } from '../readerModel.ts';
import { ablations } from './ablations.ts';
import { learningCurve } from './learningCurve.ts';
import type { Material } from './material.ts';
import { examplesOf } from './trial.ts';
import { sentences } from './units.ts';

/** Both tables in Markdown. `note` is told of each row; all of them take minutes. */
export function runExperiments(
  material: Material,
  note: (line: string) => void,
): { curve: string; ablations: string } {
  const full = new ReaderModel(examplesOf(material.training, sentences));
  return { curve: learningCurve(material, full, note), ablations: ablations(material, full, note) };
}

/** Tells on standard error what is done, with the seconds since the start. */
export function progress(line: string): void {
  console.error(`${Math.round(performance.now() / 1000)} s  ${line}`);
}
