/** Deflated members kept whole, so that stepping back is as quick as stepping on. */

const MOST = 256 * 1024 * 1024;
/** A member larger than this is streamed each time. */
export const CACHE_WHOLE = 128 * 1024 * 1024;

export class MemberCache {
  private readonly members = new Map<object, Buffer>();

  /** @param largest a member larger than this, in bytes, is not kept: it is streamed each time */
  constructor(readonly largest = CACHE_WHOLE) {}

  /** The bytes of `member`, which count as just used. */
  get(member: object): Buffer | undefined {
    const known = this.members.get(member);
    if (known) {
      this.members.delete(member);
      this.members.set(member, known);
    }
    return known;
  }

  /** Keeps the bytes; those used longest ago go when it becomes too much. */
  set(member: object, bytes: Buffer): void {
    this.members.set(member, bytes);
    let total = [...this.members.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [oldest, { length }] of this.members) {
      if (total <= MOST) return;
      this.members.delete(oldest);
      total -= length;
    }
  }

  forget(member: object): void {
    this.members.delete(member);
  }
}
