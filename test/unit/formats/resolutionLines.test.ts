/** A result of `batch` is written alike whatever was written before it. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { lineWriter, resolutionNode } from '../../../shared/formats/payloadNodes';
import { pythonJsonLine } from '../../../shared/formats/pythonJson';
import { type Request, requestSchema } from '../../../shared/request/request';
import type { Values } from '../../../shared/values/value';
import { readVectors, TARGET_NAMES } from '../../conformance/read';
import { training, WORLD } from '../factory/help';

const line = (request: Request, writer?: ReturnType<typeof lineWriter>): string => {
  const { provenance, ...node } = resolutionNode(request.target, resolve(request, WORLD), writer);
  return pythonJsonLine(node);
};

describe.each(TARGET_NAMES)('%s', (target) => {
  it('recorded requests, one after the other', () => {
    const requests = readVectors(target).map((vector) =>
      requestSchema.parse({ ...(vector as { request: object }).request, target }),
    );
    const writer = lineWriter();
    for (const request of requests) expect(line(request, writer)).toBe(line(request));
  });

  it('values that are nearly the same', () => {
    const writer = lineWriter();
    const values: readonly Values[string][] = [
      0,
      -0,
      '0',
      0,
      null,
      [2, 2],
      '[2, 2]',
      [2, 2],
      2n ** 60n,
      2 ** 60,
    ];
    for (const probe_scale of values) {
      const request = training({
        target,
        overrides: { n_groups: 64, probe_scale, other: probe_scale },
      });
      expect(line(request, writer)).toBe(line(request));
    }
  });
});
