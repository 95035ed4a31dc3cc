/** A temporary folder for one test file, and reading of what is put in it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataset } from '../../../electron/node/dataset/read';
import type { DatasetFacts } from '../../../shared/dataset/facts';
import { folderFor } from '../../folders';
import { type MemberSpec, zip } from './npzBuilder';

export const folder = folderFor('dataset');

let files = 0;

/** Writes the bytes as an .npz and reads them. */
export async function readBytes(bytes: Uint8Array) {
  const path = join(folder, `${files++}.npz`);
  writeFileSync(path, bytes);
  return await readDataset(path);
}

/** Reads an archive of these members, which must be readable. */
export async function readMembers(...members: MemberSpec[]): Promise<DatasetFacts> {
  const reading = await readBytes(zip(members));
  if (reading.status !== 'ok') throw new Error(reading.problem);
  return reading;
}
