import { describe, expect, it } from 'vitest';
import type { HostAnswers } from '../../../shared/hosts/answers';
import { THIS_MACHINE } from '../../../shared/hosts/host';
import { resourcesSchema } from '../../../shared/hosts/resources';
import type { Partition } from '../../../shared/hosts/schedulers/scheduler';
import { suggested, valuesOf } from '../../../shared/hosts/suggested';
import { hostOf } from './kit';

const partition = (name: string, more: Partial<Partition> = {}): Partition => ({
  name,
  isDefault: false,
  isUp: true,
  minutes: null,
  gpus: [],
  ...more,
});

const answers = (...partitions: readonly Partition[]): HostAnswers => {
  const answer = { origin: 'sinfo', at: '2026-11-28T14:03:00Z' };
  const error = {
    ...answer,
    error: { code: 'cancelled', parameters: {}, message: 'Cancelled.' },
  } as const;
  return {
    partitions: { ...answer, value: partitions },
    gpus: error,
    free: null,
    runs: null,
    paths: [],
    revision: null,
  };
};

const GPU = partition('gpu', { gpus: [{ type: 'a100', count: 4 }], minutes: 60 });
const PLAN = {
  host_bytes: { resident: 1, peak: 0.2 * 2 ** 30 },
  seconds: { value: 540, relative_error: 0.1, from_runs: 3 },
};

describe('what to ask for', () => {
  it('comes from the plan and from the host, each with its origin', () => {
    expect(
      suggested(PLAN, THIS_MACHINE, answers(partition('cpu', { isDefault: true }), GPU)),
    ).toEqual({
      partition: { value: 'gpu', origin: 'the only one with GPUs, from sinfo' },
      gpus: { value: 1, origin: 'usual' },
      gpuType: { value: null, origin: 'any type' },
      memoryGb: { value: 9, origin: 'plan: 0.2 GB + 8 GB for Python and CUDA' },
      cpus: { value: 4, origin: 'usual' },
      minutes: { value: 27, origin: 'plan: 9 min × 3' },
    });
  });

  it('is what the host file says, but never less memory or time than the plan needs', () => {
    const host = hostOf(
      'name: a',
      'reach: { kind: local }',
      'resources: { partition: long, gpus: 2, gpuType: h100, memoryGb: 2, cpus: 16, minutes: 480 }',
    );
    expect(suggested(PLAN, host, answers(GPU))).toEqual({
      partition: { value: 'long', origin: 'host file' },
      gpus: { value: 2, origin: 'host file' },
      gpuType: { value: 'h100', origin: 'host file' },
      memoryGb: { value: 9, origin: 'plan: 0.2 GB + 8 GB for Python and CUDA; host file: 2 GB' },
      cpus: { value: 16, origin: 'host file' },
      minutes: { value: 480, origin: 'host file' },
    });
  });

  it('does not exceed the time limit of the partition', () => {
    const plan = { ...PLAN, seconds: { value: 7200, relative_error: 0.1, from_runs: 1 } };
    expect(suggested(plan, THIS_MACHINE, answers(GPU)).minutes).toEqual({
      value: 60,
      origin: 'limit of gpu, from sinfo; plan: 120 min × 3',
    });
  });

  it('asks for no GPU where the partition has none', () => {
    const host = hostOf('name: a', 'reach: { kind: local }', 'resources: { partition: cpu }');
    const { gpus, memoryGb } = suggested(PLAN, host, answers(partition('cpu')));
    expect(gpus).toEqual({ value: 0, origin: 'none in cpu, from sinfo' });
    expect(memoryGb).toEqual({ value: 5, origin: 'plan: 0.2 GB + 4 GB for Python' });
  });

  it("is the scheduler's default, with the reason, where nothing is known", () => {
    const plan = {
      host_bytes: null,
      host_bytes_reason: 'Not measured for the memory map.',
      seconds: null,
      seconds_reason: 'No finished run is known.',
    };
    const all = suggested(plan, THIS_MACHINE, null);
    expect(all.partition).toEqual({ value: null, origin: "the scheduler's default" });
    expect(all.memoryGb).toEqual({
      value: null,
      origin: "the scheduler's default; the plan: Not measured for the memory map",
    });
    expect(all.minutes.value).toBeNull();
    expect(valuesOf(all)).toEqual(resourcesSchema.parse(valuesOf(all)));
  });

  it('leaves a short run ten minutes', () => {
    const plan = { ...PLAN, seconds: { value: 20, relative_error: 0, from_runs: 1 } };
    expect(suggested(plan, THIS_MACHINE, null).minutes).toEqual({
      value: 10,
      origin: 'plan: 1 min, at least 10',
    });
  });
});
