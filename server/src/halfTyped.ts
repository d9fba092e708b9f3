import type { Finding } from './engine/finding.ts';
import type { FileReport } from './engine/lint.ts';

/**
 * What to show of a file while someone types in it. Where its YAML has just broken, so that macros further down can't be read,
 * what was known of them stays: everything behind the last change, at its new place. Such findings have no fixes.
 * @param sound the last report of the file that had all its macros
 */
export function findingsWhileTyping(report: FileReport, sound: FileReport | undefined): readonly Finding[] {
  if (!sound || isSound(report, sound)) return report.findings;
  const same = commonEnd(sound.text, report.text);
  const from = sound.text.length - same;
  const by = report.text.length - sound.text.length;
  const isRead = (at: number) => report.macros.some(({ start, end }) => at >= start && at <= end);
  const kept = sound.findings.flatMap((finding) => {
    const start = finding.start + by;
    const end = finding.end + by;
    return finding.start < from || isRead(start) ? [] : [{ ...finding, start, end, fixes: [], related: [] }];
  });
  return [...report.findings, ...kept].sort((a, b) => a.start - b.start);
}

/** Whether nothing of the file is hidden by broken YAML. */
export function isSound(report: FileReport, before: FileReport | undefined): boolean {
  const isBroken = report.findings.some(
    ({ rule, severity }) => rule === 'macro-shape' && severity === 'error',
  );
  return !isBroken || !before || report.macros.length >= before.macros.length;
}

function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return same;
}
