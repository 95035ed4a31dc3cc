// @ts-check
/**
 * One piece of load, until standard input is closed, as it is when whoever started it has gone: `node busy.mjs cpu`
 * keeps a core busy, `node busy.mjs disk FOLDER` writes one file over and over, each part to the disk.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

const [, , kind, folder = ''] = process.argv;
const PART = Buffer.alloc(8 * 2 ** 20, 'x');
/** The file grows no larger than this. */
const PARTS = 32;
const TURN_MS = 20;

/** @returns {() => void} what it does in one turn */
function makeTurn() {
  if (kind === 'cpu')
    return () => {
      const end = performance.now() + TURN_MS;
      while (performance.now() < end);
    };
  const file = openSync(path.join(folder, 'load'), 'w');
  process.on('exit', () => closeSync(file));
  let at = 0;
  return () => {
    writeSync(file, PART, 0, PART.length, (at % PARTS) * PART.length);
    fsyncSync(file);
    at += 1;
  };
}

const turn = makeTurn();
process.stdin.on('end', () => process.exit()).resume();
const run = () => {
  turn();
  setImmediate(run);
};
run();
