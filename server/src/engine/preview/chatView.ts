import { CHANNELS, type ChannelId, channelOf } from '../sending/channels.ts';
import { measure } from '../sending/length.ts';
import { longestReply } from '../sending/longest.ts';
import { peopleIn, type ValueSources } from '../sending/slotValues.ts';
import { measureSms } from '../sending/sms.ts';
import type { Span } from '../span.ts';
import { findSlots } from '../text/slots.ts';
import { momentsOf, type Sending } from './bubbles.ts';
import { type Composed, compose, type Piece } from './compose.ts';
import { htmlNodes } from './html.ts';
import { CONTROLS, Leaves } from './leaves.ts';
import { withLinks } from './links.ts';
import { markdownNodes } from './markdown.ts';
import { OPENERS } from './openers.ts';
import { fromFile } from './places.ts';
import { plainNodes, type RawNode } from './plain.ts';
import { plainText, type SentText, sentTexts } from './sent.ts';
import type { PreviewMessage, PreviewSource } from './source.ts';
import type { ChatView, Note, ViewChoice, ViewFinding, ViewNode } from './view.ts';
import { whatsAppNodes } from './whatsApp.ts';

/** How a macro reads in one channel and situation. The same source and choice always give the same view. */
export function chatView(source: PreviewSource, choice: ViewChoice = {}): ChatView {
  const scenario = Math.min(choice.scenario ?? 0, Math.max(0, source.scenarios.length - 1));
  const channel =
    choice.channel ?? channelOf(source.scenarios[scenario]?.channel ?? '') ?? firstChannel(source);
  const index = messageFor(source, channel, choice.message);
  const message = source.messages[index]!;
  const missing = choice.missing ?? 'none';
  const sources: ValueSources = {
    platform: source.platform,
    ...(source.scenarios[scenario] && { scenario: source.scenarios[scenario].slots }),
    slots: source.slots,
    configured: source.configured,
    missing,
  };
  const composed = compose(message, sources, choice.branches);
  const shown = new Set<number>();
  const sendings = draw(source, message, composed.pieces, channel, (mark) => shown.add(mark));
  const people = peopleIn(sources);
  const isNameless = missing !== 'none' || sources.scenario?.['customer.first_name'] === null;
  const title = source.title.split(/\s*::\s*/);
  return {
    macro: {
      id: source.id,
      name: title.at(-1)!,
      folders: title.slice(0, -1),
      kind: source.kind,
      span: source.span,
    },
    ...(source.platform && { platform: source.platform }),
    ...localeOf(source, message),
    customer: isNameless ? '' : people.customerFirst,
    agent: people.agentFirst,
    channel,
    ownChannels: ownChannels(source),
    scenario,
    scenarios: source.scenarios.map(({ name }) => name ?? ''),
    missing,
    message: index,
    messages: source.messages.map(({ variant }) => variant ?? null),
    moments: momentsOf(channel, customerMessage(source, scenario), sendings, source.kind.value === 'hold'),
    sentences: message.sentences.map(({ steps, labelled }) => ({ steps, labelled })),
    findings: findingsOf(source, shown),
    conditions: composed.conditions,
    length: lengthOf(source, message, composed.pieces, channel),
    notes: [...composed.notes, ...notesOn(message, composed)],
  };
}

/** The channels that the macro states, then those that it has variants for. */
function ownChannels({ channels, messages }: PreviewSource): ChannelId[] {
  const names = [...channels, ...messages.flatMap(({ variant }) => variant ?? [])];
  return [...new Set(names.flatMap((name) => channelOf(name) ?? []))];
}

/** Chat, unless the macro is sent elsewhere only. */
function firstChannel(source: PreviewSource): ChannelId {
  const own = ownChannels({ ...source, messages: [] });
  return own.length === 0 || own.includes('chat') ? 'chat' : own[0]!;
}

function messageFor({ messages }: PreviewSource, channel: ChannelId, wanted: number | undefined): number {
  if (wanted !== undefined && messages[wanted]) return wanted;
  const own = messages.findIndex(({ variant }) => variant !== undefined && channelOf(variant) === channel);
  return Math.max(0, own);
}

function localeOf({ locale }: PreviewSource, { variant }: PreviewMessage): { locale?: string } {
  const own = variant !== undefined && !channelOf(variant) && /^[a-z]{2,3}([-_]\w+)*$/i.test(variant);
  const tag = own ? variant.replaceAll('_', '-') : locale;
  return tag ? { locale: tag } : {};
}

function customerMessage({ scenarios, kind }: PreviewSource, index: number) {
  const scenario = scenarios[index];
  const text = (scenario?.customer ?? OPENERS[kind.value]).replace(CONTROLS, '\uFFFD').slice(0, 5000);
  const content = plainNodes(text).map(asText);
  if (scenario?.customer === undefined) return { content, madeUp: true as const };
  return { content, ...(scenario.span && { span: scenario.span }) };
}

function asText(node: RawNode): ViewNode {
  if (node.type === 'raw') return { type: 'text', text: node.text };
  return 'children' in node ? { ...node, children: node.children.map(asText) } : node;
}

function draw(
  source: PreviewSource,
  message: PreviewMessage,
  pieces: readonly Piece[],
  channel: ChannelId,
  onMark: (index: number) => void,
): Sending[] {
  const marks = source.findings.map(({ span }) => fromFile(message.places, span));
  const outside = channel === 'sms' ? measureSms(plainText(message.text, pieces)).outside : [];
  const annotations = { marks, costly: new Set(outside), onMark };
  const texts = sentTexts(message, pieces).map((sent) => ({
    at: sent.at,
    nodes: new Leaves(message, sent, annotations).read(withLinks(nodesOf(sent, channel))),
  }));
  const cuts = [undefined, ...message.pauses];
  return cuts.map((pause, i) => {
    const from = pause?.at ?? 0;
    const to = cuts[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const blocks = texts.filter(({ at }) => at >= from && at < to).map(({ nodes }) => nodes);
    return { ...(pause && { pause: pause.text }), blocks };
  });
}

function nodesOf(sent: SentText, channel: ChannelId): RawNode[] {
  const { formatting } = CHANNELS[channel];
  if (sent.format === 'html')
    return formatting === 'rich' ? htmlNodes(sent.text) : bare(htmlNodes(sent.text));
  if (formatting === 'rich') return markdownNodes(sent.text);
  return formatting === 'light' ? whatsAppNodes(sent.text) : plainNodes(sent.text);
}

/** HTML where only plain text can be sent: its words and its lines. */
function bare(nodes: readonly RawNode[]): RawNode[] {
  return nodes.flatMap((node): RawNode[] => {
    if (!('children' in node)) return node.type === 'image' || node.type === 'rule' ? [] : [node];
    const children = bare(node.children);
    if (node.type === 'paragraph' || node.type === 'item' || node.type === 'list' || node.type === 'numbered')
      return [{ ...node, children }];
    return node.type === 'heading' || node.type === 'quote' || node.type === 'code-block'
      ? [{ type: 'paragraph', children }]
      : children;
  });
}

function findingsOf({ findings, messages }: PreviewSource, shown: ReadonlySet<number>): ViewFinding[] {
  const isWritten = (span: Span) => messages.some(({ places }) => fromFile(places, span));
  return findings.map((finding, i) => ({
    ...finding,
    place: shown.has(i) ? 'shown' : isWritten(finding.span) ? 'elsewhere' : 'macro',
  }));
}

function lengthOf(
  source: PreviewSource,
  message: PreviewMessage,
  pieces: readonly Piece[],
  channel: ChannelId,
): ChatView['length'] {
  const { platform, scenarios, slots, configured } = source;
  const cuts = [0, ...message.pauses.map(({ at }) => at), message.text.length];
  const isHtml = message.texts.some(({ format }) => format === 'html');
  const longest = (text: (start: number, end: number) => string) =>
    cuts
      .slice(1)
      .map((end, i) => text(cuts[i]!, end))
      .map((sent) => measure(isHtml ? sent.replace(/<[^>]*>/g, '') : sent, channel, platform))
      .reduce((a, b) => (b.characters > a.characters ? b : a));
  return {
    shown: longest((start, end) =>
      plainText(
        message.text,
        pieces.filter((piece) => piece.start >= start && piece.start < end),
      ),
    ),
    longest: longest((start, end) => {
      const text = message.text.slice(start, end);
      return longestReply(text, findSlots(text, platform), { platform, scenarios, slots, configured });
    }),
  };
}

function notesOn(message: PreviewMessage, { pieces }: Composed): Note[] {
  const notes: Note[] = [];
  const values = pieces.flatMap((piece) => (piece.type === 'slot' ? [piece.value] : []));
  if (values.some(({ missing, from }) => from === 'missing' && missing?.verified === false))
    notes.push({ code: 'missing-unverified' });
  if (values.some(({ lost }) => lost)) notes.push({ code: 'lost-fallback' });
  if (values.some(({ missing }) => missing?.kind === 'separate')) notes.push({ code: 'separate-message' });
  if (message.wholeLength !== undefined)
    notes.push({ code: 'cut', shown: message.text.length, characters: message.wholeLength });
  return notes;
}
