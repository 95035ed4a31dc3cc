/** The viewer on a picture of four pixels, by its painted pixels. */
import '../../renderer/theme/tokens.css';
import '../../renderer/theme/base.css';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { lut } from '../../renderer/pictures/colormaps/lut';
import { RasterView } from '../../renderer/pictures/viewer/RasterView';
import type { Picture } from '../../shared/dataset/picture';

const PICTURE: Picture = {
  array: 'diffraction',
  index: 0,
  planes: 1,
  shape: [2, 2],
  height: 2,
  width: 2,
  bin: 1,
  values: Float32Array.of(1, 10, 100, 1000),
  phase: null,
  stats: {
    min: 1,
    max: 1000,
    mean: 277,
    smallestPositive: 1,
    zeros: 0,
    negatives: 0,
    notFinite: 0,
  },
};

function Shown() {
  const [log, setLog] = useState(false);
  return (
    <div
      style={{ display: 'grid', height: 600, width: 800, gridTemplateRows: 'auto 320px auto auto' }}
    >
      <RasterView
        name="Pattern 0"
        picture={PICTURE}
        values={PICTURE.values}
        phase={false}
        colours="viridis"
        unit=""
        log={log}
        onLog={setLog}
        metres={null}
      />
    </div>
  );
}

const stage = () => document.querySelector<HTMLElement>('[data-stage]');
const zoom = () => Number(stage()?.dataset.zoom);

/** The colour in the middle of a pixel of the picture that fills the stage, as parts of its side. */
function colourAt(x: number, y: number): number[] {
  const canvas = stage()?.querySelector('canvas');
  const data = canvas
    ?.getContext('2d')
    ?.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1).data;
  return [...(data ?? [])].slice(0, 3);
}
const viridis = (unit: number): number[] => {
  const at = 3 * Math.min(255, Math.floor(unit * 256));
  return [...lut('viridis').slice(at, at + 3)];
};

beforeEach(async () => {
  await render(<Shown />);
  await expect.poll(zoom).toBeGreaterThan(1);
  stage()?.focus();
});

it('paints each pixel in the colour of its value, with sharp edges', async () => {
  await expect.poll(() => colourAt(0.45, 0.25)).toEqual(viridis(0));
  expect(colourAt(0.55, 0.75)).toEqual(viridis(1));
  // One step beside the edge between two pixels nothing is mixed.
  expect(colourAt(0.498, 0.75)).toEqual(viridis(99 / 999));
  await page.getByRole('button', { name: 'Log' }).click();
  await expect.poll(() => colourAt(0.45, 0.75)).toEqual(viridis(2 / 3));
});

it('zooms by keys and wheel, moves by the arrow keys, and fits again', async () => {
  const first = zoom();
  await userEvent.keyboard('+');
  await expect.poll(zoom).toBeCloseTo(first * 1.5, 0);
  await userEvent.keyboard('0');
  await expect.poll(zoom).toBeCloseTo(first, 3);
  await userEvent.keyboard('-');
  await expect.poll(zoom).toBeLessThan(first);
  const before = colourAt(0.5, 0.4);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
  await expect.poll(() => colourAt(0.5, 0.4)).not.toEqual(before);
  stage()?.dispatchEvent(
    new WheelEvent('wheel', { deltaY: -300, bubbles: true, cancelable: true }),
  );
  await expect.poll(zoom).toBeGreaterThan(first / 1.5 + 0.01);
});

it('reads values by Shift and the arrow keys', async () => {
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  await expect.element(page.getByText('[1, 0] 100')).toBeVisible();
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
  await expect.element(page.getByText('[0, 0] 1')).toBeVisible();
});

it('draws a profile with a read-out', async () => {
  await page.getByRole('button', { name: 'Profile' }).click();
  const plot = page.getByRole('img', { name: /^Profile over 1 pixels, from 100 to 1000/ });
  await expect.element(plot).toBeVisible();
  const element = plot.element();
  if (element instanceof SVGElement) element.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(page.getByText('1 px: 1000')).toBeVisible();
});

it('gives a part of the range all the colours', async () => {
  const highest = page.getByLabelText('Highest colour');
  const input = highest.element();
  if (input instanceof HTMLElement) input.focus();
  await userEvent.keyboard('{PageDown}'.repeat(20));
  await expect.poll(() => colourAt(0.45, 0.75)).not.toEqual(viridis(99 / 999));
});
