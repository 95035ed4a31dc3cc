import type { Mapped } from '../recipe';
import { columnsOf, isStack, patternsOf, probeOf } from './arrange';
import { describe, type FileView } from './fileView';
import type { Layout, Positions } from './layout';

/** A model of PtyRAD (init/initializer.py); its patterns may be in another file. */
export const ptyrad: Layout = {
  id: 'ptyrad',
  name: 'PtyRAD',
  noun: 'a PtyRAD model',
  find(file) {
    const probe = file.array('/optimizable_tensors/probe');
    const positions = positionsOf(file);
    if (!probe && !positions) return null;
    const meas = file.array('/meas', '/measurements');
    return {
      rank: 3,
      evidence: [
        '`optimizable_tensors` and `model_attributes`',
        ...(positions ? ['`crop_pos` and `probe_pos_shifts`: y and x in pixels'] : []),
        ...(probe ? [`${describe(probe)}: first mode`] : []),
      ],
      patterns:
        meas && isStack(meas)
          ? patternsOf(file, [meas], { quantity: 'intensity', order: 'centred' })
          : undefined,
      positions,
      probe: probeOf(file, probe),
    };
  },
};

function positionsOf(file: FileView): Positions | undefined {
  const corners = file.array('/model_attributes/crop_pos');
  const found = corners && columnsOf(file, corners, { x: 1, y: 0 });
  if (!found) return undefined;
  const shifts = file.array('/optimizable_tensors/probe_pos_shifts');
  if (shifts?.shape.join() !== corners.shape.join()) return { ...found, unit: 'px' };
  const moved = (one: Mapped): Mapped => ({
    ...one,
    steps: [{ step: 'add', array: file.ref(shifts.path) }, ...one.steps],
  });
  return { ...found, unit: 'px', x: moved(found.x), y: moved(found.y) };
}
