/** What a program printed, up to a limit. */

/** Bytes of output that are held in memory. */
export const MOST_OUTPUT = 64 * 1024 * 1024;
/** Bytes of error messages that are held; more are dropped. */
export const MOST_ERRORS = 1024 * 1024;

export class Output {
  private readonly parts: Buffer[] = [];
  private size = 0;

  constructor(private readonly limit: number) {}

  /** False when it is too much, which is dropped. */
  keep(bytes: Buffer): boolean {
    const fits = this.size + bytes.length <= this.limit;
    if (fits) this.parts.push(bytes);
    this.size += bytes.length;
    return fits;
  }

  bytes(): Buffer {
    return Buffer.concat(this.parts);
  }

  text(): string {
    return this.bytes().toString('utf8');
  }
}
