/** Files that a request names by relative paths, which are looked for beside the request's own file. */
import path from 'node:path';
import {
  datasetPath,
  modelPath,
  type Request,
  validationPath,
} from '../../../shared/request/request';

/** The request with another name for each file that it reads: dataset, model and validation dataset; '' is none. */
export function renamed(request: Request, nameOf: (name: string) => string): Request {
  const of = (name: string) => (name === '' ? '' : nameOf(name));
  const data = of(datasetPath(request));
  if (request.workflow === 'inference')
    return { ...request, test_data_file: data, model_path: of(modelPath(request)) };
  const validation = validationPath(request);
  if (validation === null) return { ...request, train_data_file: data };
  const overrides = { ...request.overrides, test_data_file: of(validation) };
  return { ...request, train_data_file: data, overrides };
}

/** The path of a file as it is named in a file of `folder`: `name` where that leads there, with slashes everywhere. */
export function relativeName(folder: string, file: string, name: string): string {
  if (path.resolve(folder, name) === file) return name;
  return path.relative(folder, file).split(path.sep).join('/');
}

/** The same request for a file in another folder: relative names lead to the same files from there. */
export function movedRequest(request: Request, from: string, to: string): Request {
  return renamed(request, (name) =>
    path.isAbsolute(name) ? name : relativeName(to, path.resolve(from, name), name),
  );
}
