/** Writing a run's folder: everything is there before anything starts. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { UnsupportedSetting } from '../../../shared/exporters/format';
import { LOADER } from '../../../shared/exporters/loader';
import type { Resolution } from '../../../shared/factory/resolution';
import { requestFileText } from '../../../shared/formats/requestFile';
import { jsonText } from '../../../shared/json/write';
import type { Request } from '../../../shared/request/request';
import { OUTPUT_FOLDER, RUN_FILES } from '../../../shared/runs/folder';
import { runCommand, runProgram, runScript } from '../../../shared/runs/program';
import { statusText } from '../../../shared/runs/status';
import { writeError } from '../files/atomicWrite';
import { errorCode } from '../files/errno';
import { makeFolder } from '../files/makeFolder';
import { payloadText } from '../session/exportPayload';

export interface NewRun {
  /** With the paths that `requestOfRun` gives it. */
  readonly request: Request;
  readonly resolution: Resolution;
  readonly fileContext: FileContext;
  /** The folder is named after it, and after its payload. */
  readonly name: string;
  /** The folder of runs, absolute. */
  readonly runs: string;
  /** Text of `pinnboard_payload.py`. */
  readonly loader: string;
  /** The PtychoPINN that runs it, as far as it is known. */
  readonly environment: { readonly [name: string]: string | null };
}

/**
 * A request as it is run in a folder of its own: its files by absolute path, since they do not move with the folder, and
 * PtychoPINN's output below it. Relative paths are read from `base`.
 */
export function requestOfRun(request: Request, base: string): Request {
  const at = (file: string) => (file === '' ? '' : path.resolve(base, file));
  const { test_data_file: validation } = request.overrides;
  const overrides =
    typeof validation === 'string'
      ? { ...request.overrides, test_data_file: at(validation) }
      : request.overrides;
  return request.workflow === 'training'
    ? {
        ...request,
        train_data_file: at(request.train_data_file),
        output_dir: OUTPUT_FOLDER,
        overrides,
      }
    : {
        ...request,
        model_path: at(request.model_path),
        test_data_file: at(request.test_data_file),
        output_dir: OUTPUT_FOLDER,
      };
}

/**
 * Writes the files of a run into a new folder: no two runs share one. Throws `write-failed`, and for a request that has
 * no payload.
 */
export async function writeRun(
  run: NewRun,
): Promise<{ readonly folder: string; readonly unsupported: readonly UnsupportedSetting[] }> {
  const { request, resolution, fileContext } = run;
  const payload = payloadText(request, resolution, fileContext);
  const program = runProgram({ request, resolution });
  const folder = await newFolder(run, payload);
  const files = {
    [RUN_FILES.request]: requestFileText(request),
    [RUN_FILES.payload]: payload,
    [RUN_FILES.program]: runScript(program),
    [RUN_FILES.command]: `${runCommand(program)}\n`,
    [RUN_FILES.environment]: `${jsonText(run.environment, 2)}\n`,
    [RUN_FILES.status]: statusText([{ state: 'written', at: new Date().toISOString() }]),
    [LOADER]: run.loader,
    ...program.files,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await writeFile(file, text, { flag: 'wx' }).catch((error: unknown) => {
      throw writeError(file, error);
    });
  }
  return { folder, unsupported: program.unsupported };
}

/** `NAME-7f3a`, then `NAME-7f3a-2` and so on: a folder that this call has made. */
async function newFolder({ name, runs }: NewRun, payload: string): Promise<string> {
  const digits = createHash('sha256').update(payload).digest('hex').slice(0, 4);
  try {
    await makeFolder(runs);
  } catch (error) {
    throw writeError(runs, error);
  }
  for (let again = 1; ; again += 1) {
    const folder = path.join(runs, `${name}-${digits}${again === 1 ? '' : `-${again}`}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw writeError(folder, error);
    }
  }
}
