/** The different points among many, each once, in the order of their first appearance. */

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Takes finite points; a table of hashes keeps it linear in their number. */
export function distinctPoints({ x, y }: Points): Points {
  const table = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(x.length, 1) * 2)));
  const mask = table.length - 1;
  const found = { x: new Float64Array(x.length), y: new Float64Array(x.length) };
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    // Adding 0 makes one zero of the two.
    const [px, py] = [(x[i] ?? 0) + 0, (y[i] ?? 0) + 0];
    let slot = hash(px, py) & mask;
    let at = table[slot] ?? 0;
    while (at > 0 && !(found.x[at - 1] === px && found.y[at - 1] === py)) {
      slot = (slot + 1) & mask;
      at = table[slot] ?? 0;
    }
    if (at > 0) continue;
    found.x[count] = px;
    found.y[count] = py;
    count += 1;
    table[slot] = count;
  }
  return { x: found.x.subarray(0, count), y: found.y.subarray(0, count) };
}

const bits = new Float64Array(2);
const words = new Uint32Array(bits.buffer);

function hash(x: number, y: number): number {
  bits[0] = x;
  bits[1] = y;
  let h = 0;
  for (const word of words) {
    h = Math.imul(h ^ word, 0x9e3779b1);
    h ^= h >>> 15;
  }
  return h >>> 0;
}
