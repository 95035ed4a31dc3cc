/** Every import of every export gives back the same request, whatever it holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, formatsFor } from '../../../shared/exporters';
import { resolve } from '../../../shared/factory';
import { importText } from '../../../shared/importers';
import { WORKFLOWS } from '../../../shared/request/request';
import { TARGETS } from '../../../shared/targets';
import { WORLD } from '../factory/help';
import { requests } from './requests';

const KINDS = Object.keys(TARGETS).flatMap((target) =>
  WORKFLOWS.flatMap((workflow) =>
    formatsFor({ target, workflow }).map(({ id }) => ({ target, workflow, id })),
  ),
);

describe('what is handed over comes back', () => {
  it('in every form there is', () => {
    expect(new Set(KINDS.map(({ id }) => id))).toEqual(new Set(EXPORT_FORMATS.map(({ id }) => id)));
  });

  it.each(KINDS)(
    '$id of a target that this version does not know is no mistake of ours, $target, $workflow',
    ({ target, workflow, id }) => {
      const format = EXPORT_FORMATS.find((one) => one.id === id);
      const [request] = fc.sample(requests(target, workflow), { numRuns: 1, seed: 5 });
      if (!request) throw new Error('no request');
      const written = format?.write({ request, resolution: resolve(request, WORLD) });
      const text = (written?.text ?? '').replaceAll(target, 'ptychopinn-2031.01');
      const imported = importText(text, `export${format?.extension}`);
      expect(imported.ok ? null : imported.error.code).not.toBe('internal-error');
    },
  );

  it.each(KINDS)('$id, $target, $workflow', ({ target, workflow, id }) => {
    const format = EXPORT_FORMATS.find((one) => one.id === id);
    fc.assert(
      fc.property(requests(target, workflow), (request) => {
        const written = format?.write({ request, resolution: resolve(request, WORLD) });
        const imported = importText(written?.text ?? '', `export${format?.extension}`);
        expect(imported).toMatchObject({ ok: true, request });
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});
