import type { Hover, Position } from 'vscode-languageserver';
import type { Span } from '../engine/span.ts';
import { KINDS } from '../engine/vocabulary.ts';
import type { MacroDocument } from '../macroDocument.ts';
import { Lines } from '../position.ts';
import { sketchOf } from '../sketches.ts';
import { placeAt, type YamlPlace } from '../yaml/place.ts';
import { CONFIG_SCHEMA, MACRO_SCHEMA } from '../yaml/schemas.ts';
import { sketchYaml } from '../yaml/sketch.ts';
import { schemaHover } from './keyHover.ts';
import { kindHover } from './kindHover.ts';
import { findingMarkdown, houseRuleMarkdown, type RuleLinks, ruleMarkdown } from './ruleHover.ts';
import { slotHover } from './slotHover.ts';

/** What a hover may say, and how. */
export interface HoverRequest extends RuleLinks {
  /** Keys and values are explained as the schema has them; false where somebody else does it. */
  readonly bySchema: boolean;
}

/** What is known of what stands at a position of a macro file: its findings, its slot, its key or value. */
export async function hover(
  document: MacroDocument,
  position: Position,
  request: HoverRequest,
): Promise<Hover | undefined> {
  const offset = document.offsetAt(position);
  const slot = slotHover(document, offset);
  const place = placeAt(sketchOf(document), offset);
  const findings = await findingsAt(document, offset, request);
  const other = slot ?? (await wordHover(document, place, offset, request));
  const parts = [...findings, ...(other ? [other] : [])];
  if (parts.length === 0) return undefined;
  const { span } = parts.at(-1)!;
  return { contents: markdown(parts.map((part) => part.markdown)), range: document.range(span) };
}

/** The same for `macrolint.yaml`. */
export async function configurationHover(
  text: string,
  position: Position,
  request: HoverRequest,
): Promise<Hover | undefined> {
  const lines = new Lines(text);
  const offset = lines.offset({ line: position.line + 1, column: position.character + 1 });
  const place = placeAt(sketchYaml(text), offset);
  const written = text.slice(place.span.start, place.span.end);
  const isRule = place.role === 'key' && place.path.at(-1) === 'rules';
  const found =
    (isRule ? await ruleMarkdown(written, request) : undefined) ??
    (request.bySchema ? schemaHover(CONFIG_SCHEMA, place, text) : undefined);
  if (found === undefined) return undefined;
  return { contents: markdown([found]), range: lines.protocolRange(place.span) };
}

interface Part {
  readonly markdown: string;
  readonly span: Span;
}

/** The rules of the findings there, each once; with examples where there is only one. */
async function findingsAt(
  { report, settings }: MacroDocument,
  offset: number,
  links: RuleLinks,
): Promise<Part[]> {
  const found = report.findings.filter(({ start, end }) => offset >= start && offset <= end);
  const rules = new Map(found.map((finding) => [finding.rule, finding]));
  const parts: Part[] = [];
  for (const [rule, span] of rules) {
    const house = settings.phrases.find(({ id }) => id === rule);
    const text =
      (await findingMarkdown(rule, links, rules.size === 1)) ?? (house && houseRuleMarkdown(house));
    if (text !== undefined) parts.push({ markdown: text, span });
  }
  return parts;
}

async function wordHover(
  document: MacroDocument,
  place: YamlPlace,
  offset: number,
  request: HoverRequest,
): Promise<Part | undefined> {
  const { role, path, span } = place;
  const written = document.text.slice(span.start, span.end);
  const key = role === 'value' ? path.at(-1) : undefined;
  const kind = key === 'kind' && KINDS.find((known) => known === written);
  const found =
    (kind ? kindHover(kind, document, offset) : undefined) ??
    (key === 'rule' ? await ruleMarkdown(written, request) : undefined) ??
    (request.bySchema ? schemaHover(MACRO_SCHEMA, place, document.text) : undefined);
  return found ? { markdown: found, span } : undefined;
}

const markdown = (parts: readonly string[]) => ({
  kind: 'markdown' as const,
  value: parts.join('\n\n---\n\n'),
});
