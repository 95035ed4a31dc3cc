/** What a run's own files say of what was asked for: read once, since Pinnboard writes them before the start. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Finding } from '../../../shared/findings/finding';
import { parsePayloadFile } from '../../../shared/formats/payloadFile';
import { parseJson } from '../../../shared/json/read';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import type { Request } from '../../../shared/request/request';
import { parseEnvironment } from '../../../shared/runs/environment';
import { RUN_FILES } from '../../../shared/runs/folder';

export interface RunFacts {
  /** As it ran, with the host's paths; null where the payload cannot be read. */
  readonly request: Request | null;
  readonly target: string;
  readonly entryPoint: EntryPoint | null;
  readonly findings: readonly Finding[] | null;
  readonly epochs: number | null;
  readonly steps: number | null;
  readonly revision: string | null;
}

const planSchema = z.object({ optimizer_steps: z.number().nullable() });
const epochsSchema = z.number().int().nonnegative();

/** What the files say; a file that is missing or damaged says nothing. */
export async function readFacts(folder: string): Promise<RunFacts> {
  const textOf = (name: string) => readFile(path.join(folder, name), 'utf8').catch(() => 'null');
  const [payload, plan, environment] = await Promise.all(
    [RUN_FILES.payload, RUN_FILES.plan, RUN_FILES.environment].map(textOf),
  );
  const read = parsePayloadFile(payload ?? '');
  const file = read.ok ? read.file : null;
  const epochs = epochsSchema.safeParse(file?.payload.pt_training_config?.epochs);
  return {
    request: file?.request ?? null,
    target: file?.target ?? 'an unknown target',
    // Without one, the loader runs the payload.
    entryPoint: file && (file.request.entry_point ?? 'python'),
    findings: file?.findings ?? null,
    epochs: epochs.success && file?.workflow === 'training' ? epochs.data : null,
    steps: known(() => planSchema.parse(parseJson(plan ?? '')).optimizer_steps),
    revision: known(() => parseEnvironment(environment ?? '', '').revision),
  };
}

/** null for a file that says something else. */
function known<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
