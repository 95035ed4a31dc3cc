/** What `train_lightning_only` writes besides: its settings as JSON, and how it sees itself. */
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../../../shared/json/read';
import { RESULTS } from '../../../../../shared/runs/folder';
import { RECORDED_SECTIONS, type RunPart, type Sign } from '../../../../../shared/runs/record/part';
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
    const read = async (file: string) => parseJson(await readSettingsText(path.join(folder, file)));
    const said = metadataSchema.safeParse(await read(metadata));
    if (!said.success) return null;
    const base = metadata.slice(0, -METADATA.length);
    const sections: { [name: string]: z.infer<typeof valuesSchema> } = {};
    for (const name of RECORDED_SECTIONS) {
      const file = `${base}${CONFIGS}${name}.json`;
      if (!files.includes(file)) continue;
      const section = valuesSchema.safeParse(await read(file));
      if (section.success) sections[name] = section.data;
    }
    const { status, start_time: started, end_time: ended } = said.data;
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
      ...(typeof started === 'string' && { started }),
      ...(typeof ended === 'string' && { ended }),
    };
    return part;
  },
};
