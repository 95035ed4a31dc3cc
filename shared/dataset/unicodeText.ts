/** The text in a numpy unicode array of one element. */

/**
 * Decodes UTF-32 as numpy stores it: 4 bytes a character, either byte order, NULs at the end dropped.
 * Null when a character is not Unicode. (npyjs cannot: no big-endian, and long texts overflow its stack.)
 */
export function readUnicodeText(bytes: Uint8Array, littleEndian: boolean): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    if (code > 0x10ffff) return null;
    parts.push(String.fromCodePoint(code));
  }
  return parts.join('').replace(/\0+$/, '');
}
