/** Work that takes turns: of one key one after the other, whatever becomes of the one before; others are not kept waiting. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work, work);
    this.last.set(key, turn);
    return turn;
  }
}
