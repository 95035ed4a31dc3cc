/** Which of the files that a request names were looked at. */
import { datasetPath, modelPath, type Request, validationPath } from '../request/request';
import type { FileContext } from './fileContext';

/**
 * `checked`: read. `not-opened`: nothing was looked at, so that nothing is known. `absent`: it is not there.
 * `unreadable`: it is there, and cannot be used. `seen`: a model folder holds its archive, which was not opened.
 */
export type FileState = 'checked' | 'not-opened' | 'absent' | 'unreadable' | 'seen';

export interface NamedFile {
  /** The request's name of the path. */
  readonly field: 'train_data_file' | 'test_data_file' | 'model_path';
  readonly path: string;
  readonly state: FileState;
}

/** The state of every file that a request names, the dataset first. */
export function fileStates(request: Request, fileContext: FileContext): NamedFile[] {
  const isTraining = request.workflow === 'training';
  const files: NamedFile[] = [
    {
      field: isTraining ? 'train_data_file' : 'test_data_file',
      path: datasetPath(request),
      state: readingState(fileContext.dataset),
    },
  ];
  const validation = validationPath(request);
  if (validation !== null)
    files.push({
      field: 'test_data_file',
      path: validation,
      state: readingState(fileContext.validation),
    });
  const model = modelPath(request);
  if (model !== '')
    files.push({ field: 'model_path', path: model, state: modelState(fileContext) });
  return files;
}

function readingState(reading: FileContext['validation']): FileState {
  if (reading === undefined) return 'not-opened';
  if (reading.status === 'ok') return 'checked';
  return reading.status === 'missing' ? 'absent' : 'unreadable';
}

function modelState({ model }: FileContext): FileState {
  if (model === undefined) return 'not-opened';
  if (model.status === 'ok') {
    if (!model.archive) return 'seen';
    return model.archive.kind === 'bundle' ? 'checked' : 'unreadable';
  }
  return model.status === 'missing' ? 'absent' : 'unreadable';
}
