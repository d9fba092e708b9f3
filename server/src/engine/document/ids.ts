/** A title or key path as an id: lower case, words joined by hyphens. `Orders::Late parcel` is `orders-late-parcel`. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.join('-') || 'macro';
}

/** Gives each id once: the second `late` of a file is `late-2`. */
export class Ids {
  private readonly taken = new Map<string, number>();

  unique(id: string): string {
    const before = this.taken.get(id) ?? 0;
    this.taken.set(id, before + 1);
    return before === 0 ? id : this.unique(`${id}-${before + 1}`);
  }
}
