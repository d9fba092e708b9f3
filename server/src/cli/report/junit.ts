import type { Finding } from '../../engine/finding.ts';
import type { Terminal } from '../terminal.ts';
import type { LintedFile, LintReport, ReportOptions } from './linted.ts';
import { element, XML_HEAD, xml } from './xml.ts';

/**
 * JUnit XML: a suite for each file and a test case for each macro. A case fails with what makes the run fail; milder findings stand in
 * its output.
 */
export function junitReport(terminal: Terminal, { fails }: ReportOptions): LintReport {
  const suites: string[] = [];
  const total = { tests: 0, failures: 0, errors: 0 };
  const suite = (path: string, cases: readonly string[], counts: typeof total) => {
    total.tests += counts.tests;
    total.failures += counts.failures;
    total.errors += counts.errors;
    suites.push(
      element('testsuite', { name: path, ...counts }, `${cases.map((one) => `\n  ${one}`).join('')}\n `),
    );
  };
  return {
    file(file) {
      const cases = casesOf(file).map(({ name, findings }) => {
        const grave = findings.filter(({ severity }) => fails(severity));
        const mild = findings.filter(({ severity }) => !fails(severity));
        const content = [
          ...(grave.length > 0 ? [failure(grave, file)] : []),
          ...(mild.length > 0 ? [element('system-out', {}, xml(rows(mild, file)))] : []),
        ].join('');
        return {
          failed: grave.length > 0,
          xml: element('testcase', { name, classname: file.path }, content),
        };
      });
      const failures = cases.filter(({ failed }) => failed).length;
      suite(
        file.path,
        cases.map((one) => one.xml),
        { tests: cases.length, failures, errors: 0 },
      );
    },
    end(_, unreadable) {
      for (const { path, message } of unreadable) {
        const error = element('error', { message, type: 'unreadable-file' });
        const only = element('testcase', { name: path, classname: path }, error);
        suite(path, [only], { tests: 1, failures: 0, errors: 1 });
      }
      const content = suites.map((one) => `\n ${one}`).join('');
      terminal.out(`${XML_HEAD}${element('testsuites', { name: 'macrolint', ...total }, `${content}\n`)}\n`);
    },
  };
}

interface Case {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** The macros, and before them the file itself where something is wrong with it. */
function casesOf({ path, macros, findings }: LintedFile): Case[] {
  const ids = new Set(macros.map(({ id }) => id));
  const aboutFile = findings.filter(({ macro }) => macro === undefined || !ids.has(macro));
  const cases: Case[] = macros.map(({ id, title }) => ({
    name: title || id,
    findings: findings.filter(({ macro }) => macro === id),
  }));
  return aboutFile.length > 0 || cases.length === 0 ? [{ name: path, findings: aboutFile }, ...cases] : cases;
}

function failure(findings: readonly Finding[], file: LintedFile): string {
  const [first] = findings;
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const attributes = { message: `${first!.message}${more}`, type: first!.rule };
  return element('failure', attributes, xml(rows(findings, file)));
}

function rows(findings: readonly Finding[], { path, lines }: LintedFile): string {
  return findings
    .map(({ start, severity, rule, message }) => {
      const { line, column } = lines.position(start);
      return `${path}:${line}:${column}: ${severity}: ${message} (${rule})`;
    })
    .join('\n');
}
