import type { Scalar } from '../engine/document/scalar.ts';
import type { FileEdit } from '../engine/finding.ts';
import { slotSource } from '../engine/sending/slotSource.ts';
import { findSlots } from '../engine/text/slots.ts';
import type { Mention, NamingFile } from '../mentions.ts';
import type { IndexedFile } from '../workspaceIndex.ts';
import { isNamed, type Named } from './references.ts';

/** Why something can't be renamed, or not so; for the person who tries. */
export class RenameRefused extends Error {}

/**
 * What is meant to be renamed.
 * @throws RenameRefused where nothing is that has a name of its own
 */
export function renamed(mention: Mention | undefined, files: readonly IndexedFile[]): Mention {
  if (!mention)
    throw new RenameRefused('Only slots, blanks and the ids of macros can be renamed. None stands here.');
  const { name, of, slot } = mention;
  if (of === 'macro') {
    const isOwn = files.some(({ mentions }) =>
      mentions.some((one) => one.role === 'id' && one.name === name),
    );
    const isTitle = !isOwn && files.some(({ macros }) => macros.some(({ id }) => id === name));
    if (isTitle)
      throw new RenameRefused(
        `The id “${name}” is made from the macro’s title. Give that macro an \`id\` first.`,
      );
    return mention;
  }
  const written = slot && slot.type !== 'tag' && slot.scalar.value.slice(slot.within.start, slot.within.end);
  if (!written) return mention;
  if (written.startsWith('<!--'))
    throw new RenameRefused('This is a comment and no slot. Change its words where they stand.');
  if (/^\d*$/.test(name))
    throw new RenameRefused(`“${written}” has a place and no name: the help desk fills it in by number.`);
  if (/^x+$/i.test(name))
    throw new RenameRefused(
      `“${written}” is a blank without a name. Write it as [[what belongs here]] first.`,
    );
  return mention;
}

/**
 * The edits that give all that is named so in one file another name, and nothing else: notation, fallback and quotes stay.
 * @param path how the file is shown
 * @throws RenameRefused where the name can't be written in one of the places, or is taken
 */
export function renameEdits(
  { mentions, platform }: NamingFile,
  named: Named,
  name: string,
  path: string,
): FileEdit[] {
  const byText = new Map<Scalar, Mention[]>();
  for (const mention of mentions) {
    if (!isNamed(mention, named)) continue;
    const inText = byText.get(mention.scalar);
    if (inText) inText.push(mention);
    else byText.set(mention.scalar, [mention]);
    refuseTaken(mention, mentions, name, path);
  }
  return [...byText].flatMap(([scalar, found]) => {
    const value = replaced(scalar.value, found, name);
    const broken =
      found[0]!.slot && brokenSlot({ before: scalar.value, after: value }, named.name, name, platform);
    if (broken !== undefined)
      throw new RenameRefused(
        `“${name}” can’t be the name in \`${broken}\` (${path}). Choose a simpler one.`,
      );
    const edits = found.map(({ within }) => scalar.edit(within.start, within.end, name));
    const isInPlace = edits.every(({ start, end }, i) => {
      const { span } = found[i]!;
      return start >= span.start && end <= span.end;
    });
    return isInPlace ? edits : [scalar.edit(0, scalar.value.length, value)];
  });
}

/** @throws RenameRefused where nothing could bear the name */
export function checkName(name: string, { of }: Named, files: readonly IndexedFile[]): void {
  if (name.trim() === '') throw new RenameRefused('A name has at least one letter.');
  if (name !== name.trim() || /[\r\n]/.test(name))
    throw new RenameRefused('A name is one line, without spaces around it.');
  const taken = of === 'macro' && files.some(({ macros }) => macros.some(({ id }) => id === name));
  if (taken) throw new RenameRefused(`There is a macro with the id “${name}” already.`);
}

/** Two entries of one name would be one too many. */
function refuseTaken(mention: Mention, mentions: readonly Mention[], name: string, path: string): void {
  if (mention.role !== 'entry' && mention.role !== 'sample') return;
  const { role, macro, scalar } = mention;
  const isTaken = mentions.some(
    (other) => other.scalar !== scalar && other.role === role && other.macro === macro && other.name === name,
  );
  if (isTaken)
    throw new RenameRefused(`\`slots\` in ${path} has an entry “${name}” already. Delete one first.`);
}

/** The text with the new name in all places. */
function replaced(value: string, mentions: readonly Mention[], name: string): string {
  let text = '';
  let at = 0;
  for (const { within } of mentions) {
    text += value.slice(at, within.start) + name;
    at = within.end;
  }
  return text + value.slice(at);
}

/** The first slot of a text that would not be read with its new name and all else as before. */
function brokenSlot(
  { before, after }: { before: string; after: string },
  name: string,
  newName: string,
  platform: string | undefined,
): string | undefined {
  const now = findSlots(after, platform);
  const broken = findSlots(before, platform).find((slot, i) => {
    const one = now[i];
    if (one?.type !== slot.type || one.fallback !== slot.fallback) return true;
    if (slot.type === 'tag') return slot.name !== one.name && !NAME_IN_TAG.test(newName);
    const old = slotSource(before, slot).name;
    return slotSource(after, one).name !== (old === name ? newName : old);
  });
  return broken && before.slice(broken.start, broken.end);
}

const NAME_IN_TAG = /^[A-Za-z_][\w-]*(?:\.[\w-]+)*$/;
