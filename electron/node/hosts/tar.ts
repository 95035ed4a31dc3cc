/** A tar archive of small files in memory, as every `tar` unpacks it. */

const BLOCK = 512;
const LONGEST_NAME = 100;
const REGULAR = '0';
const FOLDER = '5';
/** GNU's entry whose content is the name of the next one. */
const LONG_NAME = 'L';

/** Files by relative name, and at the end an empty folder `mark`, which says that nothing is missing. */
export function tarOf(files: Readonly<Record<string, string | Uint8Array>>, mark: string): Buffer {
  const entries = Object.entries(files).flatMap(([name, content]) =>
    entry(name, Buffer.from(content), REGULAR, 0o644),
  );
  const last = entry(`${mark}/`, Buffer.alloc(0), FOLDER, 0o755);
  return Buffer.concat([...entries, ...last, Buffer.alloc(2 * BLOCK)]);
}

function entry(name: string, content: Buffer, type: string, mode: number): Buffer[] {
  const bytes = Buffer.from(name);
  const long =
    bytes.length > LONGEST_NAME
      ? entry('././@LongLink', Buffer.concat([bytes, Buffer.alloc(1)]), LONG_NAME, 0o644)
      : [];
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return [
    ...long,
    header(bytes.subarray(0, LONGEST_NAME), content.length, type, mode),
    content,
    padding,
  ];
}

function header(name: Buffer, size: number, type: string, mode: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number) =>
    block.write(value.toString(8).padStart(digits, '0'), at);
  name.copy(block);
  octal(mode, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(Math.floor(Date.now() / 1000), 136, 11);
  block.write(type, 156);
  block.write('ustar\0' + '00', 257);
  // The checksum is counted with its own field as blanks.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  octal(sum, 148, 6);
  block.write('\0 ', 154);
  return block;
}
