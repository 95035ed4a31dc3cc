/** git's index: which files are checked out, with the hash of each. Format: git's `gitformat-index`, versions 2 to 4. */

export interface IndexEntry {
  readonly file: string;
  /** Hex. */
  readonly blob: string;
}

const SIGNATURE = 0x44495243;
/** Bytes of an entry before its name, and where in it the mode, the hash and the flags are. */
const FIXED = 62;
const MODE = 24;
const HASH = 40;
const FLAGS = 60;
const REGULAR = 0o100000;
const ASSUME_VALID = 0x8000;
const EXTENDED = 0x4000;
const STAGE = 0x3000;
/** Of the extended flags: the file is not in the work tree, or is not added yet. */
const SKIP_WORKTREE = 0x4000;
const INTENT_TO_ADD = 0x2000;

/** The regular files that git expects in the work tree; null when this is not an index that can be read. */
export function parseIndex(bytes: Uint8Array): IndexEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: IndexEntry[] = [];
  try {
    const version = view.getUint32(4);
    if (view.getUint32(0) !== SIGNATURE || version < 2 || version > 4) return null;
    let at = 12;
    let name = new Uint8Array();
    for (let left = view.getUint32(8); left > 0; left -= 1) {
      const flags = view.getUint16(at + FLAGS);
      const isExtended = (flags & EXTENDED) !== 0;
      const more = isExtended ? view.getUint16(at + FIXED) : 0;
      let from = at + FIXED + (isExtended ? 2 : 0);
      let kept = 0;
      if (version === 4) {
        const [dropped, next] = offset(view, from);
        kept = Math.max(0, name.length - dropped);
        from = next;
      }
      const end = bytes.indexOf(0, from);
      if (end < 0) return null;
      name = concatenated(name.subarray(0, kept), bytes.subarray(from, end));
      const isRegular = (view.getUint32(at + MODE) & 0o170000) === REGULAR;
      const isExpected = (flags & (ASSUME_VALID | STAGE)) === 0;
      if (isRegular && isExpected && (more & (SKIP_WORKTREE | INTENT_TO_ADD)) === 0)
        entries.push({ file: new TextDecoder().decode(name), blob: hex(bytes, at + HASH) });
      // Entries of versions 2 and 3 are padded to eight bytes, with one NUL at least.
      at = version === 4 ? end + 1 : at + Math.ceil((end + 1 - at) / 8) * 8;
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return entries;
}

/** git's variable-width offset, and where it ends. */
function offset(view: DataView, start: number): [value: number, next: number] {
  let at = start;
  let byte = view.getUint8(at);
  let value = byte & 0x7f;
  while (byte & 0x80) {
    at += 1;
    byte = view.getUint8(at);
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return [value, at + 1];
}

function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const hex = (bytes: Uint8Array, at: number): string =>
  [...bytes.subarray(at, at + 20)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
