const LONGEST = 80;

/** A title or key path as an id: lower case, words joined by hyphens. `Orders::Late parcel` is `orders-late-parcel`. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const id = words.join('-') || 'macro';
  return id.length > LONGEST ? id.slice(0, LONGEST).replace(/-[^-]*$/, '') : id;
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
