import type { PropertyBag, ReportingDescriptor, Result, Run } from 'sarif';
import manifest from '../../../../package.json' with { type: 'json' };
import type { Finding, Fix } from '../../engine/finding.ts';
import { RULES } from '../../engine/index.ts';
import type { Lines } from '../../position.ts';
import type { Unreadable } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { HOME, ruleAddress } from './addresses.ts';
import { Fingerprints } from './fingerprint.ts';
import type { LintedFile, LintReport, ReportOptions } from './linted.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', suggestion: 'note', info: 'note' } as const;

/** SARIF 2.1.0 for code scanning: each rule with its page, each finding with its fingerprint and its fixes. */
export async function sarifReport(terminal: Terminal, { fromRoot }: ReportOptions): Promise<LintReport> {
  const rules = await Promise.all(RULES.map(describeRule));
  const fingerprints = new Fingerprints();
  const results: Result[] = [];
  return {
    file(file) {
      const place = new Places(fromRoot(file.path), file.lines);
      for (const finding of file.findings) {
        if (!rules.some(({ id }) => id === finding.rule)) rules.push(describeHouseRule(finding.rule));
        results.push({
          ruleId: finding.rule,
          ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
          level: LEVELS[finding.severity],
          message: { text: finding.message },
          locations: [place.location(finding, file)],
          partialFingerprints: { 'macroRuleText/v1': fingerprints.of(finding, file) },
          ...relatedLocations(finding, place),
          ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => place.fix(fix)) }),
          properties: { severity: finding.severity },
        });
      }
    },
    end(_, unreadable) {
      const run: Run = {
        tool: {
          driver: { name: 'macrolint', version: manifest.version, informationUri: HOME, rules },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            ...(unreadable.length > 0 && {
              toolExecutionNotifications: unreadable.map((one) => notification(one, fromRoot)),
            }),
          },
        ],
        results,
      };
      terminal.out(`${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 1)}\n`);
    },
  };
}

async function describeRule({ id, severity, summary }: (typeof RULES)[number]): Promise<ReportingDescriptor> {
  const { default: page } = (await import(`../../engine/rules/${id}/doc.md`)) as { default: string };
  return {
    id,
    shortDescription: { text: summary },
    defaultConfiguration: { level: LEVELS[severity] },
    helpUri: ruleAddress(id)!,
    help: { text: page, markdown: page },
  };
}

function describeHouseRule(id: string): ReportingDescriptor {
  return { id, shortDescription: { text: 'A phrase of the team’s own, from macrolint.yaml.' } };
}

function relatedLocations({ related = [] }: Finding, place: Places): Pick<Result, 'relatedLocations'> {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ message, ...span }) => ({
      ...place.physical(span),
      message: { text: message },
    })),
  };
}

function notification({ path, message }: Unreadable, fromRoot: ReportOptions['fromRoot']) {
  const physicalLocation = { artifactLocation: artifact(fromRoot(path)) };
  return { level: 'error' as const, message: { text: message }, locations: [{ physicalLocation }] };
}

function artifact(path: string) {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

/** Places of one file as SARIF has them. */
class Places {
  private readonly path: string;
  private readonly lines: Lines;

  constructor(path: string, lines: Lines) {
    this.path = path;
    this.lines = lines;
  }

  location(finding: Finding, { macros }: LintedFile) {
    const macro = macros.find(({ id }) => id === finding.macro);
    return {
      ...this.physical(finding),
      ...(macro && {
        logicalLocations: [{ name: macro.title, fullyQualifiedName: macro.id, kind: 'member' }],
      }),
    };
  }

  physical(span: { start: number; end: number }) {
    return {
      physicalLocation: { artifactLocation: artifact(this.path), region: this.region(span) },
    };
  }

  fix({ title, safe, edits }: Fix): { properties: PropertyBag } & NonNullable<Result['fixes']>[number] {
    const replacements = edits.map((edit) => ({
      deletedRegion: this.region(edit),
      insertedContent: { text: edit.text },
    }));
    return {
      description: { text: title },
      artifactChanges: [{ artifactLocation: artifact(this.path), replacements }],
      properties: { safe },
    };
  }

  private region({ start, end }: { start: number; end: number }) {
    const from = this.lines.position(start);
    const to = this.lines.position(end);
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }
}
