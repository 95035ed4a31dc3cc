import { shapeText } from '../../dataset/probeSize';
import { ENTRY_POINTS } from '../../request/entryPoint';
import type { Workflow } from '../../request/request';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const patternStack = rule({
  id: 'pattern-stack',
  title: 'Patterns are not a stack of square frames',
  outcome: 'crash',
  stage: 'load',
  fields: ['diffraction', 'xcoords'],
  raises: ['AssertionError', 'AssertionError: Expected diff3d', 'ValueError: must be 3D'],
  source: [
    code.rawData(145),
    code.tensorflowComponents(328),
    code.dataloader(156),
    knownIssue('FORMAT-001'),
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: 'Every loader uses the first axis as the scan position and asserts square frames. Arrays saved as (H, W, n) or with four axes stop the loader or are sliced wrongly.',
  check: ({ patterns, array, datasetField, request, target }) => {
    const stack = patterns();
    if (!stack || stack.dtype === 'object') return [];
    const { shape, name } = stack;
    const [first, second, third] = shape;
    if (shape.length === 3 && second === third) return [];
    const positions = array('xcoords')?.shape[0];
    const transposed = shape.length === 3 && first === second && third === positions;
    const advice = transposed
      ? 'The axis order looks like (H, W, n): save `numpy.moveaxis(patterns, -1, 0)`.'
      : 'Save it as (n, N, N).';
    const what = transposed ? 'transpose' : shape[3] === 1 ? 'channel' : null;
    const tolerated =
      what === null || !target.traits.run.runs ? '' : tolerant(request.workflow, what);
    return [
      {
        fields: [name, datasetField],
        entryPoints: transposed
          ? ['native', 'python']
          : shape.length === 4 && shape[3] === 1
            ? ['native', 'python', 'lightning']
            : ENTRY_POINTS,
        message: `${asCode(name)} has the shape ${shapeText(shape)}, but PtychoPINN requires a stack of square patterns, (n, N, N). ${advice}${tolerated}`,
        short: `${asCode(name)} has the shape ${shapeText(shape)} instead of (n, N, N).`,
      },
    ];
  },
});

/** Which loaders correct the stack themselves, and which stop. */
function tolerant(workflow: Workflow, what: 'transpose' | 'channel'): string {
  return what === 'transpose'
    ? ` ${script(workflow)} and ${MEMORY_MAPPED} reorder the axes themselves; ${native(workflow)} and the exported Python script stop.`
    : ` ${script(workflow)} removes the last axis itself; ${native(workflow)}, the exported Python script and ${MEMORY_MAPPED} stop.`;
}
