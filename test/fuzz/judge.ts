/** What an input must not do to any reader: throw, go on for ever, or be refused without words. */

import { writeFileSync } from 'node:fs';
import { computeStats } from '../../electron/node/array-stats/computeStats';
import { readDataset } from '../../electron/node/dataset/read';
import type { JobContext } from '../../electron/node/jobs/jobContext';
import { MemberCache } from '../../electron/node/npz/memberCache';
import { OpenNpz } from '../../electron/node/npz/openNpz';
import { readPlane } from '../../electron/node/pictures/plane';
import { readPositions } from '../../electron/node/pictures/positions';
import { reducePlane } from '../../electron/node/pictures/reduce';
import { readPresetFile } from '../../electron/node/presets/readPreset';
import { readRequestFile } from '../../electron/node/session/openPayload';
import { readSweepFile } from '../../electron/node/sweep/read';
import { datasetReadingSchema } from '../../shared/dataset/facts';
import { readMetadataText } from '../../shared/dataset/metadataText';
import { readNpyHeader } from '../../shared/dataset/npyHeader';
import { readPickledString } from '../../shared/dataset/pickledString';
import { parseRequest } from '../../shared/formats/parseRequest';
import { requestText } from '../../shared/formats/payloadFile';
import { importText } from '../../shared/importers';
import type { Input } from './inputs';
import { judgeForeign } from './judgeForeign';
import { judgeRun } from './judgeRun';
import { usable, worded } from './usable';

const watch: JobContext = { signal: new AbortController().signal, progress: () => {} };

/** The outcome in a word or two. Throws when the contract is broken. `file` is written to. */
export async function judge({ kind, bytes, name }: Input, file: string): Promise<string> {
  if (kind === 'foreign') return `${kind}: ${await judgeForeign(bytes, file)}`;
  writeFileSync(file, bytes);
  if (name !== undefined) return `${kind}: ${await judgeRun({ name, bytes }, `${file}-run`)}`;
  return kind === 'text' || kind === 'structure'
    ? `${kind}: ${await judgeText(bytes.toString('utf8'), file)}`
    : `${kind}: ${await judgeDataset(bytes, file)}`;
}

async function judgeDataset(bytes: Buffer, file: string): Promise<string> {
  await usable(async () => readNpyHeader(bytes));
  readPickledString(bytes);
  const reading = datasetReadingSchema.parse(await readDataset(file));
  if (reading.status !== 'ok') worded(reading.problem);
  else {
    for (const { problem } of reading.unreadable) worded(problem);
    if (reading.metadata.status === 'broken') worded(reading.metadata.problem);
  }
  const measured = await usable(() => computeStats(file, watch));
  const drawn = await usable(() => draw(file));
  const read =
    reading.status !== 'ok'
      ? 'unreadable'
      : reading.unreadable.length + (reading.metadata.status === 'broken' ? 1 : 0) > 0
        ? 'read in part'
        : 'read';
  return `${read}, ${measured ? 'measured' : 'not measured'}, ${drawn ?? 0} drawn`;
}

/** How many pictures there are. */
async function draw(file: string): Promise<number> {
  const npz = await OpenNpz.open(file, new MemberCache());
  try {
    let drawn = 0;
    for (const name of ['diffraction', 'diff3d', 'probeGuess'])
      for (const index of [0, 3])
        if (await usable(async () => reducePlane(await readPlane(npz, name, index, watch), 64)))
          drawn += 1;
    if (await usable(() => readPositions(npz, watch))) drawn += 1;
    return drawn;
  } finally {
    await npz.close();
  }
}

async function judgeText(text: string, file: string): Promise<string> {
  readMetadataText(text);
  const parsed = parseRequest(text, 'adr-003');
  if (parsed.ok) requestText(parsed.request);
  else worded(parsed.error.message);
  const imported = importText(text, '', undefined, 'adr-003');
  if (imported.ok) requestText(imported.request);
  else if (imported.error.code === 'internal-error') throw imported.error.cause;
  else worded(imported.error.message);
  const [preset, payload, sweep] = [
    await readPresetFile(file),
    await readRequestFile(file, 'adr-003'),
    await usable(() => readSweepFile(file, 'study.yaml', { target: 'adr-003' })),
  ];
  if (!preset.ok) worded(preset.error.message);
  if (!payload.ok) worded(payload.error.message);
  const all = { imported, preset, payload, sweep: { ok: sweep !== undefined } };
  const taken = Object.entries(all).flatMap(([name, { ok }]) => (ok ? name : []));
  return taken.join(', ') || 'refused';
}
