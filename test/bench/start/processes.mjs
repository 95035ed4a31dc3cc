// @ts-check
/** Memory of a tree of processes, from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** @param {number} root @returns {number[]} the process and all below it */
function tree(root) {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  const found = [root];
  for (const pid of found)
    found.push(...parents.filter(({ parent }) => parent === pid).map((one) => one.pid));
  return found;
}

/** @param {string} pid */
function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}

/** @param {number} root @returns {number} MB, shared pages counted in their part (PSS); of all processes below, too */
export function proportionalMemory(root) {
  const kB = tree(root).map((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return (kB.reduce((sum, one) => sum + one, 0) * 1024) / 1e6;
}
