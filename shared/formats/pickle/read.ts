/**
 * Reads the plain data in a pickle by its opcodes: dictionaries, lists, tuples, texts, numbers, None, and numpy's scalars.
 * Nothing is imported, built or called. What is more than plain data is described in its place (`NotRead`); a pickle
 * that is damaged, beyond a limit, or of the text protocols 0 and 1 is refused whole.
 */

import { AppError } from '../../errors/appError';
import { Damaged, isDamage } from '../../errors/internal';
import { Bytes, built, called, Dictionary, Named, type Node, persistent } from './nodes';
import {
  NotRead,
  PICKLE_LIMITS,
  type Pickled,
  type PickleLimits,
  type PickleReading,
} from './pickled';
import { plain } from './plain';

/** The value in a pickle of protocols 2 to 5. Never throws for a bad one. */
export function readPickle(bytes: Uint8Array, limits: PickleLimits = PICKLE_LIMITS): PickleReading {
  try {
    if (bytes.length > limits.bytes)
      throw new AppError('pickle-too-large', { bytes: bytes.length, limit: limits.bytes });
    return { ok: true, value: plain(new Machine(bytes, limits).run(), limits) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    // Texts that are not UTF-8 are TypeErrors.
    if (isDamage(error) || error instanceof TypeError)
      return { ok: false, error: new AppError('pickle-damaged', {}, { cause: error }) };
    throw error;
  }
}

export type { Pickled };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const LINE = 200;

class Machine {
  private readonly view: DataView;
  private at = 0;
  private stack: Node[] = [];
  /** What was on the stack below each mark. */
  private readonly below: Node[][] = [];
  private readonly memo = new Map<number, Node>();

  constructor(
    private readonly data: Uint8Array,
    private readonly limits: PickleLimits,
  ) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  run(): Node {
    if (this.byte() !== 0x80 || this.byte() < 2) throw new AppError('pickle-protocol', {});
    for (;;) {
      const opcode = this.byte();
      if (opcode === 0x2e) return this.pop(); // STOP
      this.step(opcode);
    }
  }

  private step(opcode: number): void {
    const constant = CONSTANTS.get(opcode);
    const operation = constant ? (m: Machine) => m.push(constant()) : OPERATIONS[opcode];
    if (!operation) throw new AppError('pickle-opcode', { opcode });
    operation(this);
  }

  byte(): number {
    const value = this.view.getUint8(this.at);
    this.at += 1;
    return value;
  }

  int32(): number {
    const value = this.view.getInt32(this.at, true);
    this.at += 4;
    return value;
  }

  uint16(): number {
    const value = this.view.getUint16(this.at, true);
    this.at += 2;
    return value;
  }

  uint32(): number {
    const value = this.view.getUint32(this.at, true);
    this.at += 4;
    return value;
  }

  /** A length; one beyond the file ends the reading. */
  uint64(): number {
    const value = Number(this.view.getBigUint64(this.at, true));
    this.at += 8;
    return value;
  }

  float(): number {
    const value = this.view.getFloat64(this.at, false);
    this.at += 8;
    return value;
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.data.length) throw new Damaged('beyond the end');
    this.at += length;
    return this.data.subarray(this.at - length, this.at);
  }

  text(length: number): string {
    return utf8.decode(this.take(length));
  }

  /** A whole number in two's complement, the lowest byte first. */
  long(length: number): number | bigint {
    if (length > 64) throw new AppError('pickle-long-number', { bytes: length });
    const bytes = this.take(length);
    let value = 0n;
    for (const [i, byte] of bytes.entries()) value |= BigInt(byte) << BigInt(8 * i);
    const signed = BigInt.asIntN(Math.max(8 * length, 1), value);
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }

  line(): string {
    const end = this.data.indexOf(0x0a, this.at);
    if (end < 0 || end - this.at > LINE) throw new AppError('pickle-long-name', {});
    const text = this.text(end - this.at);
    this.at += 1;
    return text;
  }

  push(node: Node): void {
    this.stack.push(node);
  }

  pop(): Node {
    const node = this.stack.pop();
    if (node === undefined) throw new Damaged('nothing on the stack');
    return node;
  }

  top(): Node {
    const node = this.stack.at(-1);
    if (node === undefined) throw new Damaged('nothing on the stack');
    return node;
  }

  replaceTop(node: Node): void {
    this.pop();
    this.push(node);
  }

  mark(): void {
    this.below.push(this.stack);
    this.stack = [];
  }

  /** Everything above the last mark. */
  sinceMark(): Node[] {
    const above = this.stack;
    const below = this.below.pop();
    if (!below) throw new Damaged('no mark');
    this.stack = below;
    return above;
  }

  remember(index = this.memo.size): void {
    if (this.memo.size >= this.limits.memo)
      throw new AppError('pickle-too-much', { what: 'names', limit: this.limits.memo });
    this.memo.set(index, this.top());
  }

  recall(index: number): void {
    const node = this.memo.get(index);
    if (node === undefined) throw new Damaged('no such value in the memo');
    this.push(node);
  }

  addTo(items: readonly Node[]): void {
    const list = this.top();
    // This opcode may let a class fill itself; it stays unread.
    if (Array.isArray(list)) for (const item of items) list.push(item);
    else if (!(list instanceof NotRead)) throw new Damaged('not a list');
  }

  setItems(items: readonly Node[]): void {
    const target = this.top();
    if (items.length % 2 !== 0) throw new Damaged('a key without a value');
    if (target instanceof NotRead) return;
    if (!(target instanceof Dictionary)) throw new Damaged('not a dictionary');
    for (let i = 0; i + 1 < items.length; i += 2) {
      const [key, value] = [items[i], items[i + 1]];
      if (key !== undefined && value !== undefined) target.items.push([key, value]);
    }
  }
}

const CONSTANTS: ReadonlyMap<number, () => Node> = new Map<number, () => Node>([
  [0x4e, () => null],
  [0x88, () => true],
  [0x89, () => false],
  [0x5d, () => []],
  [0x29, () => []],
  [0x7d, () => new Dictionary()],
  [0x8f, () => new NotRead('set')],
]);

const tuple = (count: number) => (m: Machine) => {
  const items = Array.from({ length: count }, () => m.pop());
  m.push(items.reverse());
};

const object = (m: Machine) => {
  const args = m.pop();
  m.push(called(m.pop(), args));
};

const OPERATIONS: { readonly [opcode: number]: (m: Machine) => void } = {
  128: (m) => void m.byte(), // PROTO
  149: (m) => void m.uint64(), // FRAME
  40: (m) => m.mark(),
  48: (m) => void m.pop(),
  49: (m) => void m.sinceMark(),
  50: (m) => m.push(m.top()),
  // Memo
  113: (m) => m.remember(m.byte()),
  114: (m) => m.remember(m.uint32()),
  148: (m) => m.remember(),
  104: (m) => m.recall(m.byte()),
  106: (m) => m.recall(m.uint32()),
  // Numbers
  74: (m) => m.push(m.int32()),
  75: (m) => m.push(m.byte()),
  77: (m) => m.push(m.uint16()),
  138: (m) => m.push(m.long(m.byte())),
  139: (m) => m.push(m.long(m.uint32())),
  71: (m) => m.push(m.float()),
  // Texts and bytes
  140: (m) => m.push(m.text(m.byte())),
  88: (m) => m.push(m.text(m.uint32())),
  141: (m) => m.push(m.text(m.uint64())),
  67: (m) => m.push(new Bytes(m.take(m.byte()))),
  66: (m) => m.push(new Bytes(m.take(m.uint32()))),
  142: (m) => m.push(new Bytes(m.take(m.uint64()))),
  150: (m) => m.push(new Bytes(m.take(m.uint64()))),
  // Containers
  97: (m) => {
    const item = m.pop();
    m.addTo([item]);
  },
  101: (m) => m.addTo(m.sinceMark()),
  115: (m) => {
    const value = m.pop();
    m.setItems([m.pop(), value]);
  },
  117: (m) => m.setItems(m.sinceMark()),
  116: (m) => m.push(m.sinceMark()),
  133: tuple(1),
  134: tuple(2),
  135: tuple(3),
  144: (m) => void m.sinceMark(), // ADDITEMS: a set stays unread.
  145: (m) => {
    m.sinceMark();
    m.push(new NotRead('frozenset'));
  },
  // Objects: named, never looked up.
  99: (m) => m.push(new Named(`${m.line()}.${m.line()}`)),
  147: (m) => {
    const name = m.pop();
    const module = m.pop();
    if (typeof name !== 'string' || typeof module !== 'string') throw new Damaged('no name');
    m.push(new Named(`${module}.${name}`.slice(0, LINE)));
  },
  82: object,
  129: object,
  146: (m) => {
    m.pop();
    object(m);
  },
  98: (m) => {
    const state = m.pop();
    m.replaceTop(built(m.top(), state));
  },
  81: (m) => m.replaceTop(persistent(m.top())), // BINPERSID
};
