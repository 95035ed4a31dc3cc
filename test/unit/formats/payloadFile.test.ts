/** The exported file: bytes, types, schema, and the way back. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { severityOf } from '../../../shared/findings/finding';
import { buildPayloadFile, parsePayloadFile } from '../../../shared/formats/payloadFile';
import { payloadJsonSchema } from '../../../shared/formats/payloadJsonSchema';
import { requestJsonSchema } from '../../../shared/formats/requestJsonSchema';
import { isSetByUser, type Provenance } from '../../../shared/provenance/provenance';
import type { Request } from '../../../shared/request/request';
import { TARGETS } from '../../../shared/targets';
import { PYTHON } from '../../python';
import { DATASET, inference, training, WORLD } from '../factory/help';

const write = (request: Request) =>
  buildPayloadFile({
    request,
    resolution: resolve(request, WORLD),
    dataset: DATASET,
    generatorVersion: '0.0.0',
  });

const requests: Request[] = Object.keys(TARGETS).flatMap((target) => [
  training({ target }),
  training({ target, cli_defaults: true, execution: { learning_rate: 1, num_workers: 2 } }),
  training({
    target,
    overrides: {
      n_groups: 4,
      gridsize: 1,
      x_bounds: [0, 1],
      notes: 'süß "µ" 光\n',
      probe_scale: 1e16,
    },
  }),
  inference({ target }),
]);

describe.each(requests)('$target $workflow', (request) => {
  it('is what Python would write: reading and writing it there changes no byte', () => {
    const text = write(request);
    const program =
      'import json,sys; t=sys.stdin.buffer.read().decode(); sys.stdout.buffer.write((json.dumps(json.loads(t), indent=2, ensure_ascii=False)+"\\n").encode())';
    expect(execFileSync(PYTHON, ['-c', program], { input: text }).toString()).toBe(text);
  });

  it('fits its published schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(payloadJsonSchema());
    validate(JSON.parse(write(request)));
    expect(validate.errors).toBeNull();
  });

  it('restores the request, and writes the same bytes again', () => {
    const text = write(request);
    const parsed = parsePayloadFile(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(write(parsed.file.request)).toBe(text);
    expect(parsed.file.request.overrides).toEqual(request.overrides);
  });
});

describe('the file', () => {
  it('does not depend on the order in which things were set', () => {
    const a = training({ overrides: { n_groups: 4, nphotons: 1e9, gridsize: 2 } });
    const b = training({ overrides: { gridsize: 2, nphotons: 1e9, n_groups: 4 }, execution: {} });
    expect(write(a)).toBe(write(b));
  });

  it('writes floats as Python does, by the type of their field', () => {
    const text = write(
      training({
        overrides: { n_groups: 4, nphotons: 1e9, probe_scale: 2 },
        execution: { learning_rate: 1e-5 },
      }),
    );
    expect(text).toContain('"nphotons": 1000000000.0');
    expect(text).toContain('"learning_rate": 1e-05');
    expect(text).toContain('"probe_scale": 2.0');
    expect(text).toContain('"n_groups": 4,');
  });

  it('has no payload to write for a refused request', () => {
    expect(() => write(training({ overrides: {} }))).toThrow('refused');
  });

  it('fails its schema when a section or a field is missing', () => {
    const validate = new Ajv2020({ strict: false }).compile(payloadJsonSchema());
    const file = JSON.parse(write(training()));
    delete file.payload.pt_data_config.nphotons;
    expect(validate(file)).toBe(false);
    delete file.payload;
    expect(validate(file)).toBe(false);
  });

  it.each([
    ['', 'not JSON'],
    ['{"format": "pinnboard.payload"', 'not JSON'],
    ['[]', 'not a pinnboard.payload file'],
    ['{"format": "other", "version": 1}', 'not a pinnboard.payload file'],
    ['{"format": "pinnboard.payload", "version": 9}', 'has version 9'],
    ['{"format": "pinnboard.payload", "version": 1}', 'is damaged: `'],
    ['{"format": "pinnboard.payload", "version": 2}', 'is damaged: `'],
    ['{"format": "pinnboard.payload", "version": 3}', 'is damaged: `'],
  ])('says what is wrong with %j', (text, says) => {
    const parsed = parsePayloadFile(text);
    expect(parsed.ok ? '' : parsed.error.message).toContain(says);
  });
});

describe('a file of version 1', () => {
  const text = gunzipSync(
    readFileSync(new URL('../../fixtures/payloads/version-1.json.gz', import.meta.url)),
  ).toString();

  it('opens as written by the version that wrote it, its findings by outcome', () => {
    const parsed = parsePayloadFile(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(parsed.file.version).toBe(3);
    const of = (id: string) => parsed.file.findings.find(({ rule }) => rule === id);
    expect(of('nphotons-divergence')).toMatchObject({
      outcome: 'wrong-result',
      severity: 'warning',
      acknowledged: 'measured',
    });
    expect(of('validation-missing')).toMatchObject({ outcome: 'crash', severity: 'error' });
    expect(of('groups-capped')).toMatchObject({ outcome: 'info', severity: 'info' });
    for (const finding of parsed.file.findings) {
      expect(finding).not.toHaveProperty('consequence');
      expect(finding.severity).toBe(severityOf(finding.outcome));
    }
    expect(parsed.file.request).toEqual(JSON.parse(text).request);
    expect(parsed.file.request.entry_point).toBeUndefined();
  });

  it('is named where its version is unknown', () => {
    const later = text.replace('"version": 1', '"version": 4');
    const parsed = parsePayloadFile(later);
    expect(parsed.ok ? '' : parsed.error.message).toContain('reads versions 1 to 3');
  });
});

describe('a file of version 2', () => {
  it('opens as written by the version that wrote it; the codes in its sources are dropped', () => {
    const text = gunzipSync(
      readFileSync(new URL('../../fixtures/payloads/version-2.json.gz', import.meta.url)),
    ).toString();
    const written = JSON.parse(text);
    expect(written.findings.map(({ source }: { source: unknown }) => typeof source)).toContain(
      'string',
    );
    const parsed = parsePayloadFile(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(parsed.file.version).toBe(3);
    expect(parsed.file.findings.map(({ rule, source }) => ({ rule, source }))).toEqual(
      written.findings.map(({ rule }: { rule: string }) => ({ rule, source: [] })),
    );
    expect(parsed.file.request).toEqual(written.request);
  });
});

describe('the provenance of earlier versions', () => {
  it.each([...requests, training({ target: 'ptychopinn-2026.07', profile: 'ci' })])(
    'gets the origins that a file of today has: $target $workflow $profile',
    (request) => {
      const today = JSON.parse(write(request));
      const strip = ({ origin: _, name: __, ...rest }: { [key: string]: unknown }) => rest;
      const origins = (file: { provenance: Provenance }) =>
        Object.values(file.provenance).flatMap((fields) =>
          Object.values(fields).map(({ contributions }) =>
            contributions.map(({ origin, detail }) => ({ origin, detail })),
          ),
        );
      const before = structuredClone(today);
      for (const fields of Object.values<{ [field: string]: { contributions: object[] } }>(
        before.provenance,
      ))
        for (const field of Object.values(fields))
          field.contributions = field.contributions.map((one) => strip({ ...one }));
      const parsed = parsePayloadFile(JSON.stringify({ ...before, version: 2 }));
      if (!parsed.ok) throw new Error(parsed.error.message);
      expect(origins(parsed.file)).toEqual(origins(today));
    },
  );

  it.each([1, 2])('is that of the file for version %i, with origins', (version) => {
    const file = new URL(`../../fixtures/payloads/version-${version}.json.gz`, import.meta.url);
    const written = JSON.parse(gunzipSync(readFileSync(file)).toString());
    const parsed = parsePayloadFile(JSON.stringify(written));
    if (!parsed.ok) throw new Error(parsed.error.message);
    const { provenance, request } = parsed.file;
    expect(provenance).toMatchObject(written.provenance);
    const options = Object.entries(provenance.execution_config ?? {});
    expect(options.length).toBeGreaterThan(30);
    for (const [name, field] of options)
      expect(isSetByUser(field), name).toBe(Object.hasOwn(request.execution ?? {}, name));
  });

  it('is damaged where an origin is missing today', () => {
    const text = write(training()).replaceAll(/"origin": "\w+",/g, '');
    const parsed = parsePayloadFile(text);
    expect(parsed.ok ? '' : parsed.error.message).toMatch(/damaged: `provenance\..*origin/);
  });
});

describe('the entry point', () => {
  it('is a key of the request, and absent while it is undecided', () => {
    const chosen = parsePayloadFile(write(training({ entry_point: 'script' })));
    expect(chosen.ok && chosen.file.request.entry_point).toBe('script');
    expect(JSON.parse(write(training())).request).not.toHaveProperty('entry_point');
  });
});

describe('the request schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(requestJsonSchema());

  it('takes sound requests', () => {
    for (const request of requests)
      expect(validate(request), JSON.stringify(validate.errors)).toBe(true);
  });

  it('refuses misspelt names and wrong types', () => {
    expect(validate(training({ overrides: { n_groups: 4, batchsize: 1 } }))).toBe(false);
    expect(validate(training({ overrides: { n_groups: 'many' } }))).toBe(false);
    expect(validate(training({ execution: { learning_rate: 'fast' } }))).toBe(false);
  });
});
