import { join } from 'node:path';
import { parseMacroFile } from '../../../engine/document/parse.ts';
import { readText } from '../../read.ts';
import { type FoundShape, findShapes } from './shapes.ts';

/** What the YAML files of a repository tell about its macros. */
export interface Survey {
  /** Files that hold macros of a known shape, as they were given. */
  readonly macroFiles: readonly string[];
  /** Where texts that read like replies stand in files of an unknown shape. */
  readonly strangers: ReadonlyMap<string, readonly FoundShape[]>;
  /** The help desk whose slots stand in most of them. */
  readonly platform?: string;
}

/** Slots that only one help desk writes so. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  zendesk:
    /\{\{-?\s*(?:ticket\.(?:requester\.(?:first_name|name|last_name|email)|ticket_field_|id\b|link\b)|current_user\.)/,
  freshdesk: /\{\{\s*ticket\.(?:requester\.(?:firstname|lastname)|agent\.)/,
  gorgias: /\{\{\s*ticket\.customer\./,
  kustomer: /\{\{\s*(?:customer\.firstName|user\.displayName)/,
  intercom: /\{\{\s*(?:user|author)\.first_name\s*(?:\||\})/,
  front: /\{\{\s*recipient\.(?:first_name|name)\s*\}\}/,
  chatwoot: /\{\{\s*(?:contact\.(?:first_name|name)|conversation\.display_id)\s*\}\}/,
  hubspot: /\{\{\s*(?:contact\.firstname|owner\.)/,
  helpscout: /\{%\s*(?:customer|user|mailbox)\.[a-z]+[A-Z]?\w*\s*,\s*fallback=/,
  freescout: /\{%\s*(?:customer|user|mailbox|conversation)\.[a-z]+[A-Z]?\w*\s*%\}/,
  'salesforce-classic': /\{!\s*(?:Contact|Case|User)\./,
  'salesforce-lightning-email': /\{\{\{\s*(?:Recipient|Sender)\./,
  zammad: /#\{(?:ticket|user)\./,
  osticket: /%\{(?:ticket|recipient)\./,
  'discourse-templates': /%\{(?:reply_to_|my_)/,
  'respond.io': /\$(?:contact|assignee|system)\./,
};

/** Reads `paths`, which are relative to `folder`. Files that can't be read or hold no replies count for nothing. */
export function survey(paths: readonly string[], folder: string): Survey {
  const macroFiles: string[] = [];
  const strangers = new Map<string, readonly FoundShape[]>();
  const votes = new Map<string, number>();
  for (const path of paths) {
    const read = readText(join(folder, path));
    if ('reason' in read) continue;
    if (parseMacroFile(read.text, { path, shapes: [], named: false }).macros.length > 0)
      macroFiles.push(path);
    else {
      const shapes = findShapes(read.text, path);
      if (shapes.length === 0) continue;
      strangers.set(path, shapes);
    }
    for (const [platform, sign] of Object.entries(SIGNS)) {
      if (sign.test(read.text)) votes.set(platform, (votes.get(platform) ?? 0) + 1);
    }
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return { macroFiles, strangers, ...(first && first[1] > (second?.[1] ?? 0) && { platform: first[0] }) };
}
