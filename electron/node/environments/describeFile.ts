/** The file that `pinnboard environment describe` writes on another machine, to be added on this one. */
import { z } from 'zod';
import { type Environment, environmentSchema } from '../../../shared/environments/environment';
import { AppError } from '../../../shared/errors/appError';
import { readOwnFile } from '../../../shared/formats/ownFile';
import { jsonText } from '../../../shared/json/write';
import { readText } from '../session/openText';
import { VERSION } from '../session/version';

const FORMAT = 'pinnboard.environment';
const FORMAT_VERSION = 1;
const LIMIT = 4 * 1024 * 1024;

/** The file's text. */
export const descriptionText = (environment: Environment): string =>
  `${jsonText(
    {
      format: FORMAT,
      version: FORMAT_VERSION,
      environment,
      generator: { name: 'pinnboard', version: VERSION },
    },
    2,
  )}\n`;

/** The environment in a file, which errors call `shown`. Throws an `AppError` for a file that holds none. */
export async function readDescription(file: string, shown = file): Promise<Environment> {
  const text = await readText(file, { shown, limit: LIMIT, expected: 'environment' });
  if (!text.ok) throw text.error;
  const invalid = (cause: AppError) =>
    new AppError('environment-invalid', { path: shown }, { cause });
  const read = readOwnFile(text.text, {
    format: FORMAT,
    version: FORMAT_VERSION,
    named: 'environment',
  });
  if (!read.ok) throw invalid(read.error);
  const parsed = environmentSchema.safeParse(read.data['environment']);
  if (!parsed.success) {
    const problem = `: ${z.prettifyError(parsed.error)}`;
    throw invalid(new AppError('format-damaged', { format: FORMAT, problem }));
  }
  // Whatever the file says: its paths are not this machine's.
  return { ...parsed.data, kind: 'described', host: parsed.data.host ?? 'unknown host' };
}
