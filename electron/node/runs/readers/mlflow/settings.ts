/** The settings that Lightning gives MLflow: a file for each, with the value as Python prints it. */
import path from 'node:path';
import { AppError } from '../../../../../shared/errors/appError';
import {
  type NotReadPart,
  notReadPart,
  RECORDED_SECTIONS,
  type RunPart,
  recordedSections,
} from '../../../../../shared/runs/record/part';
import { parseValue } from '../../../../../shared/values/parse';
import type { Value, Values } from '../../../../../shared/values/value';
import type { RunFiles } from '../reader';
import { readSettingsText } from '../textFile';

/** Files of settings; PtychoPINN writes 131. */
const MOST = 500;

/** @param meta `…/meta.yaml` of the run */
export async function settingsOf({ folder, files }: RunFiles, meta: string): Promise<RunPart> {
  const params = `${meta.slice(0, -'meta.yaml'.length)}params/`;
  const notRead: NotReadPart[] = [];
  const found = new Map<string, { [name: string]: Value }>();
  for (const file of files.filter((one) => one.startsWith(params)).slice(0, MOST)) {
    const [section = '', name, ...more] = file.slice(params.length).split('/');
    if (name === undefined || more.length > 0 || !SECTIONS.has(section)) continue;
    const value = valueIn(await readSettingsText(path.join(folder, file)));
    if (value === undefined) notRead.push(notReadPart(file, new AppError('settings-missing', {})));
    else found.set(section, { ...found.get(section), [name]: value });
  }
  if (found.size === 0) return notRead.length > 0 ? { notRead } : {};
  return {
    sections: recordedSections((name): Values | undefined => found.get(name)),
    sectionsFrom: params,
    notRead,
  };
}

/** Lightning's logger writes a folder for each section; the legacy interface one text. */
export const isOfNative = ({ files }: RunFiles, meta: string): boolean =>
  files.includes(`${meta.slice(0, -'meta.yaml'.length)}params/data_config/N`);

const SECTIONS: ReadonlySet<string> = new Set(RECORDED_SECTIONS);

/** undefined for a text that begins like a Python value and is none. */
function valueIn(text: string): Value | undefined {
  const parsed = parseValue(text.replace(/\n$/, ''));
  return parsed.ok ? parsed.value : undefined;
}
