/** The whole rulebook on a resolved request, beside copying the findings' request once. */
import { bench, describe } from 'vitest';
import { resolve } from '../../shared/factory';
import { ruleFindings } from '../../shared/rules';
import { findTarget } from '../../shared/targets';
import { training, WORLD } from '../unit/factory/help';

describe.each(['adr-003', 'ptychopinn-2026.07'])(
  'the rulebook on a training request for %s',
  (name) => {
    const target = findTarget(name);
    if (!target) throw new Error(`no target ${name}`);
    const request = training({ target: name });
    const { provenance } = resolve(request, WORLD);

    bench('pinnboard: every rule', () => {
      ruleFindings(target, request, WORLD, provenance);
    });

    bench('structuredClone of the request', () => {
      structuredClone(request);
    });
  },
);
