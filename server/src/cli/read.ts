import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

export const MAX_BYTES = 5 * 1024 * 1024;

/** A file's text, or in plain words why there is none. */
export type ReadResult =
  | {
      readonly text: string;
      /** UTF-16 offset of the first bytes that are no UTF-8; they were read as U+FFFD. */
      readonly invalidAt?: number;
    }
  | {
      readonly reason: string;
      /** There is no such file. */
      readonly missing?: boolean;
    };

/** Reads a text file of at most `MAX_BYTES`. Keeps a BOM as the text's first character. Never throws. */
export function readText(path: string): ReadResult {
  try {
    // Before opening it: opening a pipe would wait for its writer.
    const refusal = refuse(statSync(path));
    if (refusal) return { reason: refusal };
    const file = openSync(path, 'r');
    try {
      return refuseOrDecode(fstatSync(file), () => readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    const reason =
      missing && path.includes('\uFFFD')
        ? 'its name is not UTF-8; rename it'
        : explain(error as NodeJS.ErrnoException);
    return { reason, ...(missing && { missing }) };
  }
}

/** Reads standard input to its end, under the same limits. */
export function readStdin(): ReadResult {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(65536);
    let read = 0;
    try {
      read = readSync(0, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        continue;
      }
      if (code !== 'EOF') return { reason: explain(error as NodeJS.ErrnoException) };
    }
    if (read === 0) break;
    total += read;
    if (total > MAX_BYTES) return { reason: tooLarge };
    chunks.push(chunk.subarray(0, read));
  }
  return decode(Buffer.concat(chunks));
}

const tooLarge = `it is larger than ${MAX_BYTES / 1024 / 1024} MB; macrolint reads replies, not archives`;

function refuse(stat: { isDirectory(): boolean; isFile(): boolean; size: number }): string | undefined {
  if (stat.isDirectory()) return 'it is a folder';
  if (!stat.isFile()) return 'it is no regular file; pipe the text in and name it with --stdin-filename';
  return stat.size > MAX_BYTES ? tooLarge : undefined;
}

function refuseOrDecode(stat: Parameters<typeof refuse>[0], bytes: () => Buffer): ReadResult {
  const reason = refuse(stat);
  return reason ? { reason } : decode(bytes());
}

function decode(bytes: Buffer): ReadResult {
  if (
    bytes.length >= 2 &&
    ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
  ) {
    return { reason: 'it is UTF-16; save it as UTF-8' };
  }
  if (bytes.includes(0)) return { reason: 'it is a binary file, not text' };
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD')) return { text };
  // U+FFFD may also be written in the file itself.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text };
  } catch {
    return { text, invalidAt: firstInvalid(bytes, text) };
  }
}

/** The first U+FFFD of `text` that `bytes` don't hold themselves, as an offset into `text`. */
function firstInvalid(bytes: Buffer, text: string): number {
  let byte = 0;
  let from = 0;
  for (let offset = text.indexOf('\uFFFD'); offset >= 0; offset = text.indexOf('\uFFFD', from)) {
    byte += Buffer.byteLength(text.slice(from, offset));
    if (bytes.readUIntBE(byte, Math.min(3, bytes.length - byte)) !== 0xefbfbd) return offset;
    byte += 3;
    from = offset + 1;
  }
  return 0;
}

/** Why a file or folder can't be read or written, as the end of a sentence. */
export function explain(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'permission is denied';
    case 'ELOOP':
      return 'its symbolic links run in a circle';
    case 'ENOTDIR':
      return 'a part of its path is no folder';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk can only be read';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    default:
      return error.message;
  }
}
