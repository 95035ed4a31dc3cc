/** Reads the compressed facts and vectors that the project keeps beside its tests. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { TARGETS } from '../../shared/targets';

const unpack = (folder: string, file: string): string =>
  gunzipSync(readFileSync(new URL(`../${folder}/${file}.gz`, import.meta.url))).toString('utf8');

/** A target's facts as recorded from PtychoPINN. */
export const readFacts = (target: string): unknown => JSON.parse(unpack('facts', `${target}.json`));

/** A target's conformance vectors, one an item. */
export const readVectors = (target: string): unknown[] =>
  unpack('vectors', `${target}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

export const TARGET_NAMES = Object.keys(TARGETS);
export const FIXTURES = new URL('../fixtures/', import.meta.url).pathname;
