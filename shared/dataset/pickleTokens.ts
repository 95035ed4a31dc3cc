/**
 * The few pickle opcodes that numpy writes for an object array of one text, turned into words.
 * Nothing is looked up, built or called: a pickle that holds any other opcode is refused.
 */

type Step = { readonly word?: string; readonly size: number };

const PLAIN: Readonly<Record<number, string>> = {
  40: 'MARK',
  41: 'EMPTY_TUPLE',
  46: 'STOP',
  78: 'NONE',
  82: 'REDUCE',
  93: 'EMPTY_LIST',
  97: 'APPEND',
  98: 'BUILD',
  116: 'TUPLE',
  133: 'TUPLE1',
  134: 'TUPLE2',
  135: 'TUPLE3',
  136: 'TRUE',
  137: 'FALSE',
};
const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');
const STR = 'STR ';
/** numpy writes about fifty words, and fetches short names alone; a few bytes could ask for gigabytes otherwise. */
const MAX_WORDS = 200;
const MAX_FETCHED = 200;

/**
 * The words of a pickle of protocols 2 to 5: `GLOBAL module name`, `STR "json string"`, `INT n`,
 * `BYTES "…"`, or a plain opcode. Memo and framing are resolved. Null when anything else is in it.
 */
export function pickleWords(bytes: Uint8Array): string[] | null {
  try {
    return words(bytes);
  } catch {
    return null; // Operands that run past the end, or text that is not UTF-8.
  }
}

function words(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== 0x80 || view.getUint8(1) < 2 || view.getUint8(1) > 5) return null;
  const out: string[] = [];
  const memo = new Map<number, string>();
  let at = 2;
  while (at < bytes.length) {
    const op = view.getUint8(at);
    const known = memoStep(op, view, at + 1, memo, out) ?? step(op, view, at + 1, out);
    if (!known || out.length > MAX_WORDS) return null;
    if (known.word !== undefined) out.push(known.word);
    at += 1 + known.size;
  }
  return out;
}

/** Opcodes that store in or fetch from the memo, and frames. */
function memoStep(
  op: number,
  view: DataView,
  at: number,
  memo: Map<number, string>,
  out: readonly string[],
): Step | null {
  const last = out[out.length - 1] ?? '';
  switch (op) {
    case 0x71: // BINPUT
      memo.set(view.getUint8(at), last);
      return { size: 1 };
    case 0x94: // MEMOIZE
      memo.set(memo.size, last);
      return { size: 0 };
    case 0x68: {
      // BINGET: numpy fetches texts alone; anything else would be a structure we do not follow.
      const word = memo.get(view.getUint8(at));
      return word?.startsWith(STR) && word.length <= MAX_FETCHED ? { word, size: 1 } : null;
    }
    case 0x95: // FRAME
      return { size: 8 };
    default:
      return null;
  }
}

function step(op: number, view: DataView, at: number, out: string[]): Step | null {
  switch (op) {
    case 0x4b: // BININT1
      return { word: `INT ${view.getUint8(at)}`, size: 1 };
    case 0x4a: // BININT
      return { word: `INT ${view.getInt32(at, true)}`, size: 4 };
    case 0x43: // SHORT_BINBYTES
      return operand('BYTES ', view, at + 1, view.getUint8(at), 1);
    case 0x8c: // SHORT_BINUNICODE
      return operand(STR, view, at + 1, view.getUint8(at), 1);
    case 0x58: // BINUNICODE
      return operand(STR, view, at + 4, view.getUint32(at, true), 4);
    case 0x63: // GLOBAL
      return globalStep(view, at);
    case 0x93: // STACK_GLOBAL
      return stackGlobal(out);
    default: {
      const word = PLAIN[op];
      return word === undefined ? null : { word, size: 0 };
    }
  }
}

function operand(
  kind: string,
  view: DataView,
  at: number,
  length: number,
  prefix: number,
): Step | null {
  if (at + length > view.byteLength) return null;
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  return { word: kind + JSON.stringify(utf8.decode(bytes)), size: prefix + length };
}

/** Two lines: module and name. numpy's are short. */
function globalStep(view: DataView, at: number): Step | null {
  const length = Math.min(100, view.byteLength - at);
  const text = latin1.decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  const match = /^([\w.]+)\n([\w.]+)\n/.exec(text);
  return match ? { word: `GLOBAL ${match[1]} ${match[2]}`, size: match[0].length } : null;
}

/** Module and name are the two texts before. */
function stackGlobal(out: string[]): Step | null {
  const [module, name] = out.splice(-2);
  if (!module?.startsWith(STR) || !name?.startsWith(STR)) return null;
  return { word: `GLOBAL ${JSON.parse(module.slice(4))} ${JSON.parse(name.slice(4))}`, size: 0 };
}
