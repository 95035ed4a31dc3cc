import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEmbedded } from '../../../../shared/exporters/embedded';
import { pythonExport } from '../../../../shared/exporters/python';
import { resolve } from '../../../../shared/factory';
import { canonicalRequest } from '../../../../shared/factory/canonical';
import type { Request } from '../../../../shared/request/request';
import { findTarget } from '../../../../shared/targets';
import { commandLineLayer } from '../../../../shared/targets/commandLine';
import { PTYCHOPINN_2026_07 } from '../../../../shared/targets/ptychopinn-2026.07';
import { pathlibText } from '../../../../shared/values/python';
import type { Values } from '../../../../shared/values/value';
import { TARGET_NAMES } from '../../../conformance/read';
import { type PayloadCase, recordedCases, temporary } from './cases';
import { drive } from './python';
import { writeStandIns } from './standIns';
import { type Tagged, taggedNames, taggedSection } from './tagged';

const callsSchema = z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())]));
const resultSchema = z.object({
  loaded: z.record(z.string(), z.unknown()),
  script: callsSchema,
  run: z.object({ problem: z.string().optional(), calls: callsSchema }),
  verified: z.array(z.string()),
  said: z.array(z.string()),
});
type Result = z.infer<typeof resultSchema>;

/** The layer that the command line lays under the overrides of a request that has it on. */
function layerOf(request: Request): Values {
  if (!request.cli_defaults) return {};
  return request.target === 'adr-003'
    ? (findTarget(request.target)?.cliDefaults[request.workflow] ?? {})
    : commandLineLayer(PTYCHOPINN_2026_07, request);
}

/** Overrides of the request, or of its profile, that are also passed to training directly, according to the table. */
function handedOnOf({ target, profile, overrides }: Request): Tagged {
  const given: Values = {
    ...(profile === 'ci' ? PTYCHOPINN_2026_07.profiles.ci : {}),
    ...overrides,
  };
  const reach = findTarget(target)?.propagation;
  return taggedNames(
    target,
    Object.fromEntries(
      Object.entries(given).filter(([name]) => reach?.('training', name, false)?.withoutForwarding),
    ),
  );
}

const pathTag = (text: string): Tagged => ['path', pathlibText(text)];

/** What the factory is to be called with. */
function factoryCall(given: Request): { readonly [name: string]: unknown } {
  const request = canonicalRequest(given);
  const { target, overrides, execution, profile } = request;
  const defaults: Values = Object.fromEntries(
    Object.entries(findTarget(target)?.sections.execution_config ?? {}).map(([name, fact]) => [
      name,
      fact.default ?? null,
    ]),
  );
  const common = {
    output_dir: pathTag(request.output_dir),
    overrides: taggedNames(target, { ...layerOf(request), ...overrides }),
    execution_config: execution
      ? taggedSection(target, 'execution_config', { ...defaults, ...execution })
      : ['NoneType', null],
  };
  if (request.workflow === 'inference')
    return {
      model_path: pathTag(request.model_path),
      test_data_file: pathTag(request.test_data_file),
      ...common,
    };
  const named =
    target === 'adr-003' ? {} : { profile: profile ? ['str', profile] : ['NoneType', null] };
  return { train_data_file: pathTag(request.train_data_file), ...common, ...named };
}

describe.each(TARGET_NAMES)('recorded payloads of %s', (target) => {
  let cases: PayloadCase[] = [];
  let results: Result[] = [];

  beforeAll(async () => {
    const folder = temporary();
    cases = await recordedCases(target, folder);
    const inputs = cases.map(({ file, request, resolution, recorded, legacy }) => ({
      file,
      script: pythonExport.write({ request, resolution }).text,
      payload: { sections: recorded, legacy },
    }));
    results = z.array(resultSchema).parse(drive(writeStandIns(target), inputs, folder));
  });

  const each = (check: (one: PayloadCase, result: Result) => void) => {
    expect(results.length).toBe(cases.length);
    expect(cases.length).toBeGreaterThan(90);
    cases.forEach((one, i) => {
      const result = results[i];
      if (result) check(one, result);
    });
  };

  it('load as PtychoPINN dataclasses with every value and type', () => {
    each(({ recorded }, { loaded }) => {
      const { overrides_applied = {}, ...sections } = recorded;
      const expected = Object.fromEntries(
        Object.entries(sections).map(([section, values]) => [
          section,
          taggedSection(target, section, values),
        ]),
      );
      expect(loaded).toEqual({
        ...expected,
        overrides_applied: taggedNames(target, overrides_applied),
      });
    });
  });

  it('are verified without a difference where the factory gives what was recorded', () => {
    each((_, { verified }) => expect(verified).toEqual([]));
  });

  it('hand the factory exactly what the request says, from script and loader alike', () => {
    each(({ request }, { script, run }) => {
      const [name, call] = script[0] ?? [];
      expect(name).toBe(`create_${request.workflow}_payload`);
      expect(call).toEqual(factoryCall(request));
      expect(run.calls).toEqual(script);
    });
  });

  it('go on to training with what the factory gave, and with what it would lose', () => {
    let handed = 0;
    each(({ request, recorded }, { script }) => {
      if (request.workflow !== 'training') return;
      const call = Object.fromEntries(script).run_cdi_example_torch;
      const { test_data_file: test } = request.overrides;
      const config = taggedSection(target, 'tf_training_config', recorded.tf_training_config ?? {});
      const execution = taggedSection(target, 'execution_config', recorded.execution_config ?? {});
      expect(call).toMatchObject({
        train_data: ['RawData', pathlibText(request.train_data_file)],
        test_data: test ? ['RawData', pathlibText(String(test))] : ['NoneType', null],
        do_stitching: ['bool', false],
        ...(target === 'adr-003'
          ? { payload: { tf_training_config: config, execution_config: execution } }
          : { config, execution_config: execution, overrides: handedOnOf(request) }),
      });
      handed += Object.keys(call?.overrides ?? {}).length;
    });
    if (target !== 'adr-003') expect(handed).toBeGreaterThan(150);
  });

  it('go on to the reconstruction that the payload asks for', () => {
    each(({ request, recorded }, { script, run }) => {
      if (request.workflow !== 'inference') return;
      if (target === 'adr-003') {
        expect(script).toHaveLength(1);
        expect(run.problem).toContain('does not define what uses the payload');
        return;
      }
      const { patch_weighting, varpro_scaling } = recorded.pt_inference_config ?? {};
      const route = patch_weighting === 'uniform' && !varpro_scaling ? 'uniform' : 'barycentric';
      const names = script.map(([name]) => name);
      expect(names).toContain(route);
      expect(names.at(-1)).toBe('save_individual_reconstructions');
      expect(Object.fromEntries(script).load_inference_bundle_torch?.bundle_dir).toEqual(
        pathTag(request.model_path),
      );
    });
  });

  it('have a script that depends on the request alone, and holds it', () => {
    each(({ request, resolution }) => {
      const { text } = pythonExport.write({ request, resolution });
      const world = { dataset: { status: 'missing' as const, problem: '' } };
      const again = pythonExport.write({ request, resolution: resolve(request, world) });
      expect(again.text).toBe(text);
      expect(readEmbedded(text)).toEqual(canonicalRequest(request));
    });
  });
});
