import type { Span } from '../span.ts';

/**
 * A place that is filled before the reply is sent.
 * `slot`: by the helpdesk; `blank`: by the agent (`[[…]]`, `[Name]`); `tag`: Liquid logic, prints nothing itself.
 */
export interface Slot extends Span {
  readonly type: 'slot' | 'blank' | 'tag';
  /** What stands between the braces, without filters: `customer.first_name`. */
  readonly name: string;
  readonly fallback?: string;
  readonly meaning: SlotMeaning;
}

export type SlotMeaning =
  | 'customer-name'
  | 'agent'
  | 'time'
  | 'money'
  | 'link'
  | 'contact'
  | 'reference'
  | 'team'
  | 'issue'
  | 'other';

/** Syntaxes of `platform:` that would be read differently, or not at all, without it. */
export type SlotPlatform = string | undefined;

// One alternative a syntax; the order matters where one opens like another.
const GENERAL = [
  String.raw`\{\{\{[^{}\n]{1,200}\}\}\}`, // {{{Recipient.FirstName}}}
  String.raw`\{\{[^{}\n]{0,300}\}\}`, // {{customer.first_name | fallback:"there"}}
  String.raw`\{%[^\n]{1,300}?%\}`, // {% if x %}, {%customer.firstName%}
  String.raw`\{![^{}\n]{1,200}\}`, // {!Contact.FirstName}
  String.raw`[#%$]\{[^{}\n]{1,200}\}`, // #{user.firstname}, %{ticket.number}
  String.raw`\{[A-Za-z_][\w.\- ]{0,60}\}`, // {first_name}
  String.raw`\{\d\}`, // {0}
  String.raw`\[\[[^\]\n]{1,120}\]\]`, // [[ship date]]
  String.raw`<!--[\s\S]{0,400}?-->`, // <!-- TODO: @username -->
  String.raw`<attribute\s[^<>\n]{1,200}>(?:</attribute>)?`, // <attribute key="user.first_name" default="there"/>
  String.raw`<(?:insert|your|enter|fill|add|name|customer|agent|date|order|link|url|number)\b[^<>\n]{0,60}>`, // <insert issue>
  '%[A-Za-z][A-Za-z_]{2,40}%', // %name%
  String.raw`\[[A-Z][A-Za-z '’/_-]{1,60}\](?![(\[:])`, // [Customer Name]
  String.raw`\[(?:your|insert|first|last|customer|agent|order|date|name|time|link|url|number|amount|product|company|issue|team|ticket|item|city|store|brand|service|email|phone|account|tracking)\b[^\[\]\n|]{0,60}\](?![(\[:])`,
  String.raw`\b[Xx]{4,}\b`, // XXXXX
].join('|');

const RESPOND_IO = String.raw`|\$(?:contact|assignee|system)\.[A-Za-z_]\w*`;
const SLOT = new RegExp(GENERAL, 'g');
const SLOT_RESPOND_IO = new RegExp(GENERAL + RESPOND_IO, 'g');

// Help Scout and FreeScout write their slots `{%…%}`, where others write Liquid logic.
const BRACE_PERCENT_IS_SLOT = new Set(['helpscout', 'freescout']);
const LIQUID_TAG =
  /^\{%-?\s*(?:if|elsif|else|endif|unless|endunless|case|when|endcase|for|endfor|assign|capture|endcapture|comment|endcomment|raw|endraw|cycle|break|continue|increment|decrement|include|render|liquid|tablerow|endtablerow)\b/;

/** Finds every slot, blank and Liquid tag in `text`, in order; spans are offsets into `text`. */
export function findSlots(text: string, platform?: SlotPlatform): Slot[] {
  const slots: Slot[] = [];
  if (!/[{[%<$]|[Xx]{4}/.test(text)) return slots;
  const pattern = platform === 'respond.io' ? SLOT_RESPOND_IO : SLOT;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const slot = readSlot(match[0], match.index, platform);
    if (slot) slots.push(slot);
  }
  return slots;
}

function readSlot(source: string, start: number, platform: SlotPlatform): Slot | undefined {
  const end = start + source.length;
  if (source.startsWith('{%') && !(platform && BRACE_PERCENT_IS_SLOT.has(platform))) {
    const isTag = LIQUID_TAG.test(source) || !/^\{%[A-Za-z]/.test(source);
    if (isTag) return { type: 'tag', name: source.slice(2, -2).trim(), meaning: 'other', start, end };
  }
  if (source.startsWith('<!--'))
    return { type: 'blank', name: source.slice(4, -3).trim(), meaning: 'other', start, end };
  if (source.startsWith('<attribute')) {
    const { name, fallback } = readAttribute(source);
    return { type: 'slot', name, ...(fallback && { fallback }), meaning: slotMeaning(name), start, end };
  }
  // Jira and BBCode markup look like `{color:red}` and `[B]`.
  if (/^\{(?:color|code|quote|noformat|panel)\b|^\[(?:[A-Z]|QUOTE|CODE|URL|IMG|LIST)\]$/.test(source))
    return undefined;
  const inner = source.replace(/^[#%$]?[{[<]+[!%]?-?|^[%$]|[-%]?[}\]>]+$|%$/g, '').trim();
  const cut = /^([^|,]*?)\s*(?:\|\|?|,)\s*(.*)$/s.exec(inner);
  const name = cut ? cut[1]! : inner;
  const blank = /^[[<Xx]/.test(source);
  return {
    type: blank ? 'blank' : 'slot',
    name,
    ...(cut && { fallback: readFallback(cut[2]!) }),
    meaning: slotMeaning(name),
    start,
    end,
  };
}

/** A slot as Intercom's API writes it in HTML: `<attribute key="…" default="…"/>`. */
export function readAttribute(source: string): { name: string; fallback?: string } {
  const [name = '', fallback] = ['key', 'default'].map((key) =>
    new RegExp(`\\s${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(source)?.slice(1).find(Boolean),
  );
  return { name, ...(fallback && { fallback }) };
}

function readFallback(filter: string): string | undefined {
  const match = /^(?:(?:fallback|default)\s*[:=]\s*)?["'“‘]?(.*?)["'”’]?$/.exec(filter.trim());
  return match?.[1] || undefined;
}

const AGENT =
  /\b(?:agent|teammate|staff|operator|assignee|current user|owner|author|sender|my|signature|sign off|adviser|advisor|rep|representative|supervisor|manager|engineer|technician|from)\b/;
const NOT_A_PERSON =
  /\b(?:company|organi[sz]ation|product|plan|brand|website|store|shop|domain|project|item|hotel|team|department|account name|app|file|event|service|city|course|carrier|courier|bank|street|place|model|branch|venue|school|program|portal|button|menu|feature|list|page|user ?name)\b/;
const PERSON =
  /\b(?:first ?name|last ?name|full ?name|surname|given name|nick|handle|salutation|name|first|last|customer|requester|recipient|client|guest|member|patient|user|player|passenger|tenant|subscriber|visitor|buyer|contact|parent|resident|cust|cardholder|applicant|donor|reader|student|traveller|learner|patron|owner|username)\b/;
const DETAIL =
  /\b(?:id|number|no|ref|reference|code|email|mail|phone|url|link|address|date|time|amount|total|status|type|count|plan|order)\b/;

/** What a slot prints, judged by the words of its name. */
export function slotMeaning(name: string): SlotMeaning {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._\-/]+/g, ' ')
    .toLowerCase()
    .replaceAll('firstname', 'first name')
    .replaceAll('lastname', 'last name')
    .replaceAll('fullname', 'full name');
  if (AGENT.test(words) && !/\b(?:customer|requester)\b/.test(words)) return 'agent';
  if (
    /\b(?:date|time|day|days|eta|deadline|hours?|minutes?|when|week|weekday|month|window|until|by|due|slot)\b/.test(
      words,
    )
  )
    return 'time';
  if (/\b(?:url|link|page|website|help centre|help center)\b/.test(words)) return 'link';
  if (/\b(?:phone|email|mail|telephone|fax|contact number|live chat)\b/.test(words)) return 'contact';
  if (/\b(?:amount|price|total|fee|refund|credit|sum|currency|cost|balance)\b/.test(words)) return 'money';
  if (/\b(?:team|department|desk|queue|group)\b/.test(words)) return 'team';
  if (/\b(?:issue|problem|request|question|topic|subject|complaint|reason)\b/.test(words)) return 'issue';
  if (PERSON.test(words) && !NOT_A_PERSON.test(words) && !DETAIL.test(words)) return 'customer-name';
  if (/\b(?:id|number|no|ref|reference|code|order|ticket|tracking|case|invoice)\b/.test(words))
    return 'reference';
  return 'other';
}
