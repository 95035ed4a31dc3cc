/** The file that `pinnboard environment describe` writes on another machine, to be added on this one. */
import { type Environment, environmentSchema } from '../../../shared/environments/environment';
import { environmentFromVersion1 } from '../../../shared/environments/versions';
import { AppError } from '../../../shared/errors/appError';
import { invalidValues, REPORTED } from '../../../shared/errors/invalid';
import { readOwnFile } from '../../../shared/formats/ownFile';
import { jsonText } from '../../../shared/json/write';
import { readText } from '../session/openText';
import { VERSION } from '../session/version';

const FORMAT = 'pinnboard.environment';
const FORMAT_VERSION = 2;
/** Files from this version on are read, and migrated. */
const OLDEST = 1;
const MOST_PROBLEMS = 3;
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
    oldest: OLDEST,
    named: 'environment',
  });
  if (!read.ok) throw invalid(read.error);
  const { version, environment } = read.data;
  const parsed = environmentSchema.safeParse(
    version === 1 ? environmentFromVersion1(environment) : environment,
    REPORTED,
  );
  if (!parsed.success) {
    const problems = invalidValues(parsed.error).slice(0, MOST_PROBLEMS);
    throw invalid(new AppError('format-damaged', { format: FORMAT, problems }));
  }
  // Whatever the file says: its paths are not this machine's.
  return { ...parsed.data, kind: 'described', host: parsed.data.host ?? 'unknown host' };
}
