/** What one text message is made of, as carriers count it. */
export interface SmsLength {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets in GSM-7, where some characters take two; UTF-16 units in UCS-2. */
  readonly units: number;
  readonly parts: number;
  /** Units that fit into each part. */
  readonly perPart: number;
  /** The characters that GSM-7 doesn’t have, each once, in order. */
  readonly outside: readonly string[];
  /** Parts that the text would take if each of `outside` were one that GSM-7 has. */
  readonly partsInGsm: number;
}

// GSM 03.38, without the escape character.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as an escape and a second character. */
const EXTENDED = new Set('\f^{}\\[~]|€');

const GSM = { whole: 160, part: 153 };
const UCS = { whole: 70, part: 67 };

/** Counts a text message: its encoding, and the parts that it is cut into. */
export function measureSms(text: string): SmsLength {
  const costs: number[] = [];
  const wide: number[] = [];
  const outside = new Set<string>();
  for (const char of text) {
    const isGsm = BASIC.has(char) || EXTENDED.has(char);
    if (!isGsm) outside.add(char);
    costs.push(EXTENDED.has(char) ? 2 : 1);
    wide.push(char.length);
  }
  const gsm = cut(costs, GSM);
  if (outside.size === 0) return { encoding: 'GSM-7', ...gsm, outside: [], partsInGsm: gsm.parts };
  return { encoding: 'UCS-2', ...cut(wide, UCS), outside: [...outside], partsInGsm: gsm.parts };
}

/** No character is cut in two: one that doesn’t fit begins the next part. */
function cut(costs: readonly number[], { whole, part }: typeof GSM) {
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  if (units <= whole) return { units, parts: units === 0 ? 0 : 1, perPart: whole };
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > part) {
      parts++;
      used = 0;
    }
    used += cost;
  }
  return { units, parts, perPart: part };
}

/** What to type in place of a character that GSM-7 doesn’t have, where there is something. */
export function gsmInstead(char: string): string | undefined {
  return INSTEAD[char];
}

const INSTEAD: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '`': "'",
  '´': "'",
  '×': 'x',
  '→': '->',
  '\t': ' ',
};
