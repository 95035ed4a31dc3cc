/** A script that calls PtychoPINN's factory with the request, then runs training or inference. */
import type { Request, Workflow } from '../request/request';
import { findTarget } from '../targets';
import type { ExportFormat } from './format';
import { adr003Inference, adr003Training } from './python/adr003';
import { ptychopinnInference, ptychopinnTraining } from './python/ptychopinn';
import { type Part, script } from './python/script';
import { pythonUnsupported } from './python/unsupported';

type Parts = { readonly [workflow in Workflow]: (request: Request) => Part };

const ADR_003: Parts = { training: adr003Training, inference: adr003Inference };
const PARTS: { readonly [target: string]: Parts } = {
  'adr-003': ADR_003,
  'ptychopinn-2026.07': { training: ptychopinnTraining, inference: ptychopinnInference },
};

export const pythonExport: ExportFormat = {
  id: 'python',
  title: 'Python script',
  help: "Calls PtychoPINN's configuration factory with this request, then runs training or inference.",
  extension: '.py',
  language: 'python',
  targets: Object.keys(PARTS),
  write: (input) => {
    const { target, workflow } = input.request;
    const title = findTarget(target)?.title ?? target;
    const part = (PARTS[target] ?? ADR_003)[workflow];
    return { text: script(input.request, title, part), unsupported: pythonUnsupported(input) };
  },
};
