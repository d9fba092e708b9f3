import type { Finding, Fix } from '../finding.ts';
import type { LintOptions } from '../lint.ts';
import { type Linted, relintFile } from '../relint.ts';
import { applyEdits, selectFixes } from './edits.ts';

export interface FixedFile {
  readonly text: string;
  /** What was changed, in the order in which it was. */
  readonly applied: readonly { readonly rule: string; readonly title: string }[];
  readonly rounds: number;
}

const MOST_ROUNDS = 10;

/**
 * Applies safe fixes until none is left. A fix after which the file would have a new finding is not applied.
 * @param isAllowed which findings are mended; it is given the text in which the finding stands, as far as that has been fixed
 */
export function fixFile(
  text: string,
  options: LintOptions,
  isAllowed: (finding: Finding, text: string) => boolean = () => true,
): FixedFile {
  const applied: { rule: string; title: string }[] = [];
  const refused = new Set<string>();
  let fixed = relintFile(text, options);
  let rounds = 0;
  while (rounds < MOST_ROUNDS) {
    const { text: current, findings } = fixed.report;
    const allowed = findings.filter((finding) => isAllowed(finding, current));
    // What the rules say of a text counts only once YAML reads it as its author meant it.
    const eaten = choose(allowed.filter(isEaten), refused);
    const chosen = eaten.length > 0 ? eaten : choose(allowed, refused);
    if (chosen.length === 0) break;
    rounds++;
    let round = attempt(fixed, chosen);
    if (!round) {
      // Together they make something worse: one at a time shows which.
      for (const one of chosen) {
        const alone = attempt(fixed, [one]);
        if (!alone) refused.add(keyOf(one));
        else {
          round = alone;
          break;
        }
      }
    }
    if (!round) break;
    fixed = round.linted;
    for (const { finding, fix } of round.taken) applied.push({ rule: finding.rule, title: fix.title });
  }
  return { text: fixed.report.text, applied, rounds };
}

interface Choice {
  readonly finding: Finding;
  readonly fix: Fix;
}

const keyOf = ({ finding, fix }: Choice) => `${finding.rule}\n${finding.message}\n${fix.title}`;

/** The first safe fix of each finding, as far as they don't touch each other. */
function choose(findings: readonly Finding[], refused: ReadonlySet<string>): Choice[] {
  const choices = findings.flatMap((finding): Choice[] => {
    const fix = finding.fixes.find(({ safe }) => safe);
    return fix && !refused.has(keyOf({ finding, fix })) ? [{ finding, fix }] : [];
  });
  return selectFixes(choices);
}

function attempt(before: Linted, chosen: readonly Choice[]) {
  const { text, findings } = before.report;
  const changed = applyEdits(
    text,
    chosen.flatMap(({ fix }) => fix.edits),
  );
  if (changed === text) return undefined;
  const linted = relintFile(changed, before.options, before);
  return isWorse(findings, linted.report.findings) ? undefined : { linted, taken: chosen };
}

const isEaten = ({ rule }: Finding): boolean => rule === 'yaml-eats-text';

/**
 * Whether some macro has more findings of some rule than before. Where a text came back that YAML had eaten, what is found in it
 * now was there before.
 */
export function isWorse(before: readonly Finding[], after: readonly Finding[]): boolean {
  if (after.filter(isEaten).length < before.filter(isEaten).length) return false;
  const counts = new Map<string, number>();
  for (const { macro, rule } of before)
    counts.set(`${macro}\n${rule}`, (counts.get(`${macro}\n${rule}`) ?? 0) + 1);
  for (const { macro, rule } of after) {
    const left = (counts.get(`${macro}\n${rule}`) ?? 0) - 1;
    if (left < 0) return true;
    counts.set(`${macro}\n${rule}`, left);
  }
  return false;
}
