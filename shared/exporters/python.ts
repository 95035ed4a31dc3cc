/** A script that calls PtychoPINN's factory with the request, then runs training or inference. */
import { Bug } from '../errors/internal';
import { findTarget } from '../targets';
import type { ExportFormat } from './format';
import { script } from './python/script';
import { pythonUnsupported } from './python/unsupported';

export const pythonExport: ExportFormat = {
  id: 'python',
  title: 'Python script',
  help: "Calls PtychoPINN's configuration factory with this request, then runs training or inference.",
  extension: '.py',
  language: 'python',
  write: (input) => {
    const target = findTarget(input.request.target);
    if (!target) throw new Bug(`Unknown target ${input.request.target}`);
    return { text: script(input.request, target), unsupported: pythonUnsupported(input) };
  },
};
