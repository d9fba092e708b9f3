import type { ViewChoice } from '../../../server/src/engine/preview/view.ts';
import { CHANNEL_IDS } from '../../../server/src/engine/sending/channels.ts';
import type { Display, Theme } from './display.ts';

/** What the page’s address says after its `#`, so that what one sees can be linked to. */
export interface Address {
  readonly macro?: string;
  readonly choice: ViewChoice;
  readonly display: Partial<Display>;
  /** Only the conversation, for a picture of it. */
  readonly picture: boolean;
  readonly theme?: Theme;
}

const MISSING = ['none', 'name', 'all'] as const;
const VERSIONS = ['before', 'after', 'both'] as const;
const THEMES = ['system', 'light', 'dark', 'contrast', 'contrast-light'] as const;

/** Never fails: what can’t be understood is left out. */
export function readAddress(hash: string): Address {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const one = <T extends string>(name: string, among: readonly T[]): T | undefined =>
    among.find((value) => value === said.get(name));
  const number = (name: string) =>
    /^\d{1,3}$/.test(said.get(name) ?? '') ? Number(said.get(name)) : undefined;
  const branches = [...said].flatMap(([name, value]) => {
    const id = /^branch(\d{1,3})$/.exec(name)?.[1];
    return id && /^\d{1,3}$/.test(value) ? [[id, Number(value)] as const] : [];
  });
  return defined({
    macro: said.get('macro') ?? undefined,
    choice: defined({
      channel: one('channel', CHANNEL_IDS),
      scenario: number('scenario'),
      missing: one('missing', MISSING),
      message: number('message'),
      branches: branches.length > 0 ? Object.fromEntries(branches) : undefined,
    }),
    display: defined({
      version: one('version', VERSIONS),
      marks: said.get('marks') === null ? undefined : said.get('marks') !== 'off',
      steps: said.get('steps') === null ? undefined : said.get('steps') === 'on',
    }),
    picture: said.has('picture'),
    theme: one('theme', THEMES),
  });
}

/** Without its `#`. */
export function writeAddress({ macro, choice, display }: Omit<Address, 'picture'>): string {
  const said = new URLSearchParams();
  if (macro !== undefined) said.set('macro', macro);
  for (const name of ['channel', 'scenario', 'missing', 'message'] as const)
    if (choice[name] !== undefined) said.set(name, String(choice[name]));
  for (const [id, branch] of Object.entries(choice.branches ?? {})) said.set(`branch${id}`, String(branch));
  if (display.version && display.version !== 'before') said.set('version', display.version);
  if (display.marks === false) said.set('marks', 'off');
  if (display.steps) said.set('steps', 'on');
  return said.toString();
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}
