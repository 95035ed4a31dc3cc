/** What `train_lightning_only` writes besides: its settings as JSON, and how it sees itself. */
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../../../shared/errors/appError';
import { readJson } from '../../../../../shared/json/read';
import { RESULTS } from '../../../../../shared/runs/folder';
import {
  type NotReadPart,
  notReadPart,
  RECORDED_SECTIONS,
  type RunPart,
  type Sign,
} from '../../../../../shared/runs/record/part';
import { valuesSchema } from '../../../../../shared/values/value';
import { baseName, type RunFileReader } from '../reader';
import { readSettingsText } from '../textFile';

const METADATA = 'metadata.json';
const CONFIGS = 'configs/';

const metadataSchema = z.object({
  run_id: z.string(),
  status: z.string(),
  start_time: z.string().nullish(),
  end_time: z.string().nullish(),
});

export const LIGHTNING: RunFileReader = {
  id: 'lightning',
  claims: (names) => names.has(METADATA) && names.has('configs'),
  read: async ({ folder, files }) => {
    const metadata = files.find((file) => baseName(file) === METADATA);
    if (metadata === undefined) return null;
    const notRead: NotReadPart[] = [];
    const read = async <T>(file: string, schema: z.ZodType<T>): Promise<T | null> => {
      const json = readJson(await readSettingsText(path.join(folder, file)));
      const parsed = json.ok ? schema.safeParse(json.data) : null;
      if (parsed?.success) return parsed.data;
      // Other programs write a file of that name, too.
      if (!json.ok) notRead.push(notReadPart(file, new AppError('json-invalid', {})));
      else if (file !== metadata)
        notRead.push(notReadPart(file, new AppError('settings-missing', {})));
      return null;
    };
    const said = await read(metadata, metadataSchema);
    const base = metadata.slice(0, -METADATA.length);
    const sections: { [name: string]: z.infer<typeof valuesSchema> } = {};
    for (const name of RECORDED_SECTIONS) {
      const file = `${base}${CONFIGS}${name}.json`;
      const section = files.includes(file) ? await read(file, valuesSchema) : null;
      if (section) sections[name] = section;
    }
    if (said === null && Object.keys(sections).length === 0) return { notRead };
    const { status, start_time: started, end_time: ended } = said ?? {};
    const result = `${base}${RESULTS.lightning}`;
    const signs: Sign[] = [
      ...(files.includes(result) ? [{ kind: 'result', file: result } as const] : []),
      ...(status === 'completed'
        ? [{ kind: 'success', file: metadata, says: 'says completed' } as const]
        : []),
      ...(status === 'running' ? [{ kind: 'claims-running', file: metadata } as const] : []),
      { kind: 'begun', file: metadata },
    ];
    const part: RunPart = {
      workflow: 'training',
      entryPoint: 'lightning',
      sections,
      sectionsFrom: `${base}${CONFIGS}`,
      signs,
      notRead,
      ...(typeof started === 'string' && { started }),
      ...(typeof ended === 'string' && { ended }),
    };
    return part;
  },
};
