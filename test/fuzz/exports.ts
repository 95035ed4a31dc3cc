/** What Pinnboard itself writes, for mutations to reach deep into the readers: payloads, scripts, YAML, presets, sweeps. */

import { formatsFor } from '../../shared/exporters';
import { resolve } from '../../shared/factory';
import { buildPayloadFile, requestText } from '../../shared/formats/payloadFile';
import { presetText } from '../../shared/presets/file';
import type { Request } from '../../shared/request/request';
import { descriptionText } from '../../shared/sweep/description/write';
import { TARGETS } from '../../shared/targets';
import { inference, training, WORLD } from '../unit/factory/help';

/** The same texts in the same order each time. */
export const exportedTexts = (): string[] =>
  Object.keys(TARGETS).flatMap((target) => [
    ...ofRequest({ ...training(), target }),
    ...ofRequest({ ...inference(), target }),
    descriptionText(
      {
        base: { ...training(), target },
        axes: [
          { kind: 'list', name: 'n_groups', place: 'override', values: [64, 128] },
          {
            kind: 'range',
            name: 'learning_rate',
            place: 'execution',
            from: 1e-4,
            to: 1e-2,
            count: 3,
            scale: 'log',
            whole: false,
          },
        ],
        method: { kind: 'random', count: 4, seed: 1 },
        leave_out: ['n_groups > 64 and learning_rate < 1e-3'],
      },
      { name: 'study' },
    ),
  ]);

function ofRequest(request: Request): string[] {
  const resolution = resolve(request, WORLD);
  if (resolution.payload === null) throw new Error(`A seed is refused: ${request.target}`);
  const payload = buildPayloadFile({
    request,
    resolution,
    dataset: WORLD.dataset,
    generatorVersion: 'fuzz',
  });
  const { overrides } = request;
  return [
    payload,
    requestText(request),
    presetText({ name: 'seed', description: 'one', overrides, execution: {} }),
    ...formatsFor(request).map((format) => format.write({ request, resolution }).text),
  ];
}
