/** A sweep and a study of Optuna: results are reported, and the points that it asked for are read. */

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../../shared/errors/appError';
import { Bug } from '../../../../shared/errors/internal';
import type { Manifest } from '../../../../shared/sweep/manifest';
import type { Study } from '../../../../shared/sweep/optuna/journal';
import { askedSweep, askProgram, WRITTEN_BY } from '../../../../shared/sweep/optuna/params';
import {
  newStudy,
  type Teller,
  type Told,
  tellResults,
  unsupportedAxes,
} from '../../../../shared/sweep/optuna/tell';
import type { SweepResults } from '../../../../shared/sweep/results/results';
import type { SweepSpec } from '../../../../shared/sweep/sweep';
import { writeFileAtomic } from '../../files/atomicWrite';
import { addToJournal, readJournalFile } from './journalFile';

/**
 * Adds the results to a study of the journal, which is created where it is missing. Throws `optuna-axes`,
 * `optuna-study-direction`, and what the journal throws.
 */
export async function tellOptuna(
  results: SweepResults,
  journal: string,
  name: string,
): Promise<Told> {
  const axes = unsupportedAxes(results);
  if (axes.length > 0) throw new AppError('optuna-axes', { axes });
  // `isoformat` of Python has microseconds and an offset.
  const now = new Date().toISOString().replace('Z', '000+00:00');
  const teller: Teller = { worker: `${randomUUID()}-pinnboard`, now };
  let told: Told | undefined;
  await addToJournal(journal, (read) => {
    const there = read('').some((study) => study.name === name);
    const created = there ? '' : newStudy(name, teller);
    told = tellResults(results, studyIn(read(created), name, journal), teller);
    return told.text === '' ? '' : created + told.text;
  });
  if (!told) throw new Bug('The journal was not read');
  return told;
}

/**
 * The points that the study asked for and the sweep does not have, over the same base; null where there are none. Without a
 * name it is the only study, else that of the sweep's name. Throws
 * `optuna-study-missing`, `optuna-study-direction`, and what the journal throws.
 */
export async function askedOfOptuna(
  manifest: Pick<Manifest, 'spec' | 'points' | 'name'>,
  journal: string,
  named?: string,
): Promise<SweepSpec | null> {
  const studies = await readJournalFile(journal);
  const [only] = studies.length === 1 && named === undefined ? studies : [];
  return askedSweep(manifest, studyIn(studies, only?.name ?? named ?? manifest.name, journal));
}

/** Writes the program that asks for further points beside the journal, unless another file is there. */
export async function writeAskProgram(
  results: SweepResults,
  study: string,
  journal: string,
): Promise<void> {
  const { dir, name } = path.parse(journal);
  const file = path.join(dir, `${name}-ask.py`);
  const there = await readFile(file, 'utf8').catch(() => '');
  if (there === '' || there.includes(WRITTEN_BY))
    await writeFileAtomic(file, askProgram(results, study, journal));
}

function studyIn(studies: readonly Study[], name: string, path: string): Study {
  const study = studies.find((one) => one.name === name);
  if (!study) {
    const names = studies.map((one) => one.name);
    throw new AppError('optuna-study-missing', { path, study: name, studies: names });
  }
  const { directions } = study;
  if (directions.length !== 1 || directions[0] === 2)
    throw new AppError('optuna-study-direction', { study: name });
  return study;
}
