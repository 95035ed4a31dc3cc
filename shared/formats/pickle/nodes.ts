/** Values while a pickle is being read. They are mutable: a pickle fills a list after it has named it. */
import { NotRead } from './pickled';

/** A class or function by its name; it is never looked up. */
export class Named {
  constructor(readonly name: string) {}
}

export class Bytes {
  constructor(readonly bytes: Uint8Array) {}
}

/** numpy's description of a number, from which one scalar can be read. */
export class Dtype {
  bigEndian = false;
  constructor(readonly code: string) {}
}

export class Dictionary {
  readonly items: [Node, Node][] = [];
}

export type Node =
  | null
  | boolean
  | number
  | bigint
  | string
  | Node[]
  | Dictionary
  | Named
  | Bytes
  | Dtype
  | NotRead;

/** What a call would make: numpy's scalars and an ordered dictionary are plain data, everything else is only described. */
export function called(callable: Node, args: Node): Node {
  const name = callable instanceof Named ? callable.name : '';
  const given = Array.isArray(args) ? args : [];
  const [first, second] = given;
  switch (name) {
    case 'collections.OrderedDict':
      return given.length === 0 ? new Dictionary() : new NotRead(name);
    case '_codecs.encode':
      // How protocol 2 writes bytes.
      return typeof first === 'string' && second === 'latin1'
        ? new Bytes(Uint8Array.from(first, (character) => character.charCodeAt(0)))
        : new NotRead('bytes');
    case 'numpy.dtype':
      return typeof first === 'string' ? new Dtype(first) : new NotRead(name);
    case 'numpy.core.multiarray.scalar':
    case 'numpy._core.multiarray.scalar':
      return scalar(first, second) ?? new NotRead('numpy scalar');
    case 'torch._utils._rebuild_tensor_v2':
      return new NotRead('torch tensor', shapeOf(given[2]), placeOf(first, second));
    case 'numpy.core.multiarray._reconstruct':
    case 'numpy._core.multiarray._reconstruct':
    case 'numpy._core.numeric._frombuffer':
      return new NotRead('numpy array', shapeOf(given[2]));
    default:
      return new NotRead(name === '' ? 'object' : name);
  }
}

/** What `torch.save` names by a persistent id: a storage, as `('storage', class, key, device, size)`. */
export function persistent(id: Node): NotRead {
  const [kind, , key] = Array.isArray(id) ? id : [];
  return kind === 'storage' && typeof key === 'string'
    ? new NotRead('torch storage', undefined, key)
    : new NotRead('persistent object');
}

/** The storage of a tensor, and where in it the tensor begins. */
const placeOf = (storage: Node | undefined, offset: Node | undefined): string | undefined =>
  storage instanceof NotRead && storage.place !== undefined && typeof offset === 'number'
    ? `${storage.place} ${offset}`
    : undefined;

/** What the state of an object adds to what is known of it. */
export function built(node: Node, state: Node): Node {
  if (node instanceof Dtype && Array.isArray(state)) node.bigEndian = state[1] === '>';
  const shape = Array.isArray(state) ? shapeOf(state[1]) : undefined;
  if (node instanceof NotRead && node.what === 'numpy array' && shape)
    return new NotRead(node.what, shape);
  if (node instanceof Named) return new NotRead(node.name);
  return node;
}

function shapeOf(node: Node | undefined): number[] | undefined {
  if (!Array.isArray(node)) return undefined;
  const sides = node.filter((side) => typeof side === 'number');
  const isShape = sides.every((side) => Number.isSafeInteger(side) && side >= 0);
  return isShape && sides.length === node.length && sides.length <= 8 ? sides : undefined;
}

const READERS: {
  readonly [code: string]: readonly [bytes: number, read: (v: DataView, little: boolean) => Node];
} = {
  b1: [1, (view) => view.getUint8(0) !== 0],
  i1: [1, (view) => view.getInt8(0)],
  u1: [1, (view) => view.getUint8(0)],
  i2: [2, (view, little) => view.getInt16(0, little)],
  u2: [2, (view, little) => view.getUint16(0, little)],
  i4: [4, (view, little) => view.getInt32(0, little)],
  u4: [4, (view, little) => view.getUint32(0, little)],
  i8: [8, (view, little) => whole(view.getBigInt64(0, little))],
  u8: [8, (view, little) => whole(view.getBigUint64(0, little))],
  f4: [4, (view, little) => view.getFloat32(0, little)],
  f8: [8, (view, little) => view.getFloat64(0, little)],
};

const whole = (value: bigint): number | bigint =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value;

function scalar(dtype: Node | undefined, data: Node | undefined): Node | undefined {
  if (!(dtype instanceof Dtype && data instanceof Bytes)) return undefined;
  const reader = Object.hasOwn(READERS, dtype.code) ? READERS[dtype.code] : undefined;
  if (!reader || data.bytes.length !== reader[0]) return undefined;
  const { buffer, byteOffset, byteLength } = data.bytes;
  return reader[1](new DataView(buffer, byteOffset, byteLength), !dtype.bigEndian);
}
