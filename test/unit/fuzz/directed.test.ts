/** What fuzzing found, and its like: each is refused or read in words, in time that grows with its length. */
import { describe, expect, it } from 'vitest';
import { readMetadataText } from '../../../shared/dataset/metadataText';
import { readPickledString } from '../../../shared/dataset/pickledString';
import type { ErrorCode } from '../../../shared/errors/codes';
import { parseRequest } from '../../../shared/formats/parseRequest';
import { parsePayloadFile } from '../../../shared/formats/payloadFile';
import { importText } from '../../../shared/importers';
import { parsePreset } from '../../../shared/presets/file';
import { readDescription } from '../../../shared/sweep/description/read';
import { exportedTexts } from '../../fuzz/exports';
import { readBytes } from '../dataset/folder';
import { dict, npy, zip } from '../dataset/npzBuilder';

const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const RUN = `"workflow":"training","train_data_file":"a","output_dir":"b","overrides":{"a":${DEEP}}`;
const NESTED = /nested deeper than 6\d levels/;
const refusedAs = (code: ErrorCode) => ({ ok: false, error: { code } });

describe('nested without end', () => {
  it('a request, a payload, a preset', () => {
    expect(parseRequest(`{${RUN}}`)).toMatchObject(refusedAs('request-too-deep'));
    expect(importText(`{${RUN}}`)).toMatchObject(refusedAs('import-too-deep'));
    const tooDeep = refusedAs('json-too-deep');
    expect(
      parsePayloadFile(`{"format":"pinnboard.payload","version":1,"request":{${RUN}}}`),
    ).toMatchObject(tooDeep);
    expect(
      parsePreset(`{"format":"pinnboard.preset","version":1,"name":"a","overrides":{"a":${DEEP}}}`),
    ).toMatchObject(tooDeep);
  });

  it.each(['[', '- ', '{"a":', '? '])('the description of a sweep: %s', (part) => {
    const reading = readDescription(`base: a\naxes:\n  ${part.repeat(20_000)}`);
    const problem = expect.objectContaining({ message: expect.stringMatching(NESTED) });
    expect(reading).toEqual({ ok: false, problems: [problem] });
  });

  it('the description of a sweep: keys that are values of keys on one line', () => {
    const text = `{"workflow":"training","dataset"${':"ptychopinn-202"'.repeat(3000)}`;
    expect(readDescription(text)).toMatchObject({ ok: false });
    expect(readDescription(`base: a\naxes:\n  ${'"a":'.repeat(20_000)}`)).toMatchObject({
      ok: false,
    });
  });

  it('a shell text of substitutions within each other', () => {
    const text = `ptycho_train --output_dir ${'"$("'.repeat(12_000)}`;
    expect(importText(text)).toMatchObject(refusedAs('import-too-deep'));
  });
});

describe('long texts that make a search begin again and again', () => {
  it('metadata of quotes that are never closed', () => {
    expect(readMetadataText('\\"'.repeat(400_000))).toMatchObject({ status: 'broken' });
    expect(readMetadataText('{"a": "NaN\\"", "b": NaN}')).toMatchObject({
      problem: expect.stringContaining('NaN'),
    });
  });

  it.each(['python ', 'a/$', '$', 'ptycho_trainx;', '1> a ', '[', '{,'])(
    'a command: %s',
    (part) => {
      expect(importText(part.repeat(60_000 / part.length))).toMatchObject({ ok: false });
    },
  );

  it('a sweep with thousands of aliases', () => {
    const text = `base: &a {x: [1]}\naxes: {gridsize: *a, ${'n [*a, *a] *a, '.repeat(7000)}}`;
    expect(readDescription(text)).toMatchObject({ ok: false });
  });

  it('thousands of runs', () => {
    expect(importText('ptycho_train a\n'.repeat(4000))).toMatchObject({ ok: true });
  });

  it('a sweep with thousands of axes that are wrong', () => {
    const axes = Array.from({ length: 4000 }, (_, i) => `a${i}: 1`).join('\n');
    expect(readDescription(axes)).toMatchObject({ ok: false });
  });
});

it('a pickle that fetches one long text again and again is refused before it is gigabytes', () => {
  const text = 'x'.repeat(200_000);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  const pickle = Buffer.concat([
    Buffer.from('8004', 'hex'),
    Buffer.from('X'),
    size,
    Buffer.from(text),
    Buffer.from('q\0'),
    Buffer.alloc(200_000, 'h\0'),
  ]);
  expect(readPickledString(pickle)).toBeNull();
});

it('of members that overlap, only the one whose name stands there is used, as in NumPy', async () => {
  const bytes = zip([
    { name: 'a.npy', data: npy(dict("'<f4'", '(4,)'), Buffer.alloc(16)) },
    { name: 'b.npy', data: npy(dict("'<f4'", '(4,)'), Buffer.alloc(16)) },
  ]);
  // The directory's second entry points at the first one's data.
  const second = bytes.indexOf('PK\x01\x02', bytes.indexOf('PK\x01\x02') + 4);
  bytes.writeUInt32LE(0, second + 42);
  expect(await readBytes(bytes)).toMatchObject({
    status: 'ok',
    arrays: [{ name: 'a' }],
    unreadable: [{ name: 'b', problem: expect.stringMatching(/differs from the name/) }],
  });
});

describe('names in a file of Pinnboard that somebody edited', () => {
  it('a script for a target that there is not', () => {
    const [script = ''] = exportedTexts().filter(
      (text) => text.includes('# pinnboard-request:') && text.includes('import '),
    );
    expect(importText(script, 'run.py')).toMatchObject({ ok: true });
    const other = script
      .replaceAll('adr-003', 'adr-009')
      .replaceAll('ptychopinn-2026', 'ptychopinn-9026');
    expect(importText(other, 'run.py')).toMatchObject(refusedAs('import-target-unknown'));
  });
});
