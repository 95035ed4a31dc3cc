/** The map of groups with four patterns in two groups, by pointer and keyboard. */
import '../../renderer/theme/tokens.css';
import '../../renderer/theme/base.css';
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { GroupMap } from '../../renderer/plan/groups/GroupMap';
import { usePlanView } from '../../renderer/plan/view';
import type { DrawnGroups } from '../../shared/plan/groups/drawn';
import { groupFacts } from '../../shared/plan/groups/facts';
import type { GroupDraw } from '../../shared/plan/groups/groupDraw';
import { finish } from '../../shared/plan/steps';

const POSITIONS = {
  count: 5,
  x: Float64Array.of(10, 20, 80, 90, 50),
  y: Float64Array.of(10, 20, 80, 90, 20),
  medianStep: 14,
};
const INDICES = Int32Array.of(0, 1, 2, 3);
const DRAW: GroupDraw = {
  count: 2,
  perGroup: 2,
  indices: INDICES,
  asDrawn: INDICES,
  centres: Int32Array.of(0, 3),
  taken: null,
  certainty: 'exact',
  ties: 0,
  missing: 0,
  split: null,
};

const GROUPS: DrawnGroups = {
  key: '',
  draw: DRAW,
  sha256: '',
  validation: { x: Float64Array.of(30), y: Float64Array.of(70) },
  ...finish(
    groupFacts(DRAW, POSITIONS, { step: 14, N: null, canvas: null, probe: null, validation: null }),
  ),
};

const stage = () => document.querySelector<HTMLElement>('[data-stage]');
const map = () => page.getByRole('slider', { name: 'Groups of the scan, 5 positions' });

/** Where an image point is in the window. */
function placeOf(x: number, y: number): { x: number; y: number } {
  const box = stage()?.getBoundingClientRect();
  const zoom = Number(stage()?.dataset.zoom);
  if (!box) throw new Error('there is no map');
  // The scan lies in the middle: from 10 to 90 in both directions.
  return {
    x: (x - 50) * zoom + box.width / 2,
    y: (y - 50) * zoom + box.height / 2,
  };
}

beforeEach(async () => {
  usePlanView.setState({ tab: 'groups', colouring: 'uses', group: 0, pointed: null });
  await render(
    <div style={{ display: 'grid', height: 400, width: 600 }}>
      <GroupMap positions={POSITIONS} object={null} groups={GROUPS} patch={0} metres={null} />
    </div>,
  );
  await expect.poll(() => Number(stage()?.dataset.zoom)).toBeGreaterThan(1);
});

it('arrow keys walk through the groups, and stop at the ends', async () => {
  stage()?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(map()).toHaveAttribute('aria-valuenow', '1');
  await expect.element(map()).toHaveAttribute('aria-valuetext', 'group 1 of patterns 2, 3');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(map()).toHaveAttribute('aria-valuenow', '1');
  await userEvent.keyboard('{Home}');
  await expect.element(map()).toHaveAttribute('aria-valuenow', '0');
});

it('the group under the pointer is shown, and a click pins it', async () => {
  const at = placeOf(84, 84);
  await userEvent.hover(map(), { position: at });
  expect(usePlanView.getState().pointed).toBe(1);
  expect(usePlanView.getState().group).toBe(0);
  await userEvent.click(map(), { position: at });
  expect(usePlanView.getState().group).toBe(1);
});

it('crosses the patterns of the validation dataset', async () => {
  const canvas = stage()?.querySelector('canvas');
  const { x, y } = placeOf(30, 70);
  const ratio = (canvas?.width ?? 0) / (stage()?.clientWidth ?? 1);
  const [red = 0, , blue = 0, alpha = 0] =
    canvas?.getContext('2d')?.getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1)
      .data ?? [];
  expect(alpha).toBeGreaterThan(128);
  expect(red).toBeGreaterThan(1.5 * blue);
});

it('draws used patterns filled and the unused one hollow', async () => {
  const canvas = stage()?.querySelector('canvas');
  const colourAt = (x: number, y: number) => {
    const { x: left, y: top } = placeOf(x, y);
    const ratio = (canvas?.width ?? 0) / (stage()?.clientWidth ?? 1);
    const data = canvas
      ?.getContext('2d')
      ?.getImageData(Math.round(left * ratio), Math.round(top * ratio), 1, 1).data;
    return [...(data ?? [])];
  };
  // Group 0 is chosen: its patterns have the colours of its channels; pattern 2 has that of its uses.
  expect(colourAt(80, 80)[3]).toBe(255);
  expect(colourAt(50, 20)[3]).toBeLessThan(128);
});
