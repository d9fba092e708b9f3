import { applyEdits } from '../../server/src/engine/fix/edits.ts';
import { isNamed } from '../../server/src/features/references.ts';
import { checkName, renamed, renameEdits } from '../../server/src/features/rename.ts';
import {
  mentionAt,
  type NamingFile,
  namesOfConfiguration,
  namesOfMacros,
} from '../../server/src/mentions.ts';
import { Lines } from '../../server/src/position.ts';
import { type IndexedFile, indexedMacros, indexedNames } from '../../server/src/workspaceIndex.ts';
import { open } from './open.ts';

export const CONFIG = 'file:///repo/macrolint.yaml';

/** Some files of a workspace folder, as its index has them. One of the texts holds the cursor, `‸`. */
export class Folder {
  readonly files: readonly NamingFile[];
  readonly index: readonly IndexedFile[];
  /** The file with the cursor, and where it stands there. */
  readonly file: NamingFile;
  readonly position: { line: number; character: number };

  /** @param texts by path; that of `macrolint.yaml` is the configuration of the others */
  constructor(texts: Readonly<Record<string, string>>) {
    const config = texts['macrolint.yaml']?.replace('‸', '');
    const files = Object.entries(texts).map(([path, marked]) => {
      const text = marked.replace('‸', '');
      const document = path === 'macrolint.yaml' ? undefined : open(text, config, path).document;
      const file = document ? namesOfMacros(document) : namesOfConfiguration(CONFIG, text);
      return { file, marked, macros: document ? indexedMacros(document) : [] };
    });
    const { file, marked } = files.find(({ marked }) => marked.includes('‸'))!;
    this.files = files.map(({ file }) => file);
    this.index = files.map(({ file, macros }) => ({ uri: file.uri, macros, mentions: indexedNames(file) }));
    this.file = file;
    this.position = new Lines(file.lines.text).protocolPosition(marked.indexOf('‸'));
  }

  /** `path:line: words` of a place. */
  shown({ uri, range }: { uri: string; range: { start: Position; end: Position } }): string {
    const { lines } = this.files.find((file) => file.uri === uri)!;
    const words = lines.text.slice(lines.protocolOffset(range.start), lines.protocolOffset(range.end));
    return `${uri.replace('file:///repo/', '')}:${range.start.line + 1}: ${words}`;
  }

  /** All texts after the thing at the cursor got another name. @throws RenameRefused */
  rename(name: string): string[] {
    const mention = renamed(mentionAt(this.file, this.position), this.index);
    checkName(name, mention, this.index);
    return this.files
      .filter(({ mentions }) => mentions.some((one) => isNamed(one, mention)))
      .map((file) =>
        applyEdits(file.lines.text, renameEdits(file, mention, name, file.uri.replace('file:///repo/', ''))),
      );
  }
}

type Position = { line: number; character: number };
