/** The size of a probe, and where its intensity is half of the maximum. */
import type { Picture } from '../../shared/dataset/picture';

/** Diameter in pixels of the disk with the area (ΣI)²/ΣI² of the intensity I; null for a probe without intensity. */
export function effectiveDiameter({ values, bin }: Pick<Picture, 'values' | 'bin'>): number | null {
  let [sum, squares] = [0, 0];
  for (const amplitude of values) {
    if (!Number.isFinite(amplitude)) continue;
    const intensity = amplitude * amplitude;
    sum += intensity;
    squares += intensity * intensity;
  }
  return squares > 0 ? 2 * Math.sqrt((sum * sum) / squares / Math.PI) * bin : null;
}

/** Line segments (x1, y1, x2, y2) around the pixels of at least half of the maximal intensity, from the centre, in pixels. */
export function probeContour({ values, width, height, bin }: Picture): Float32Array {
  let most = 0;
  for (const amplitude of values) if (amplitude > most) most = amplitude;
  const level = most / Math.SQRT2;
  const inside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && (values[y * width + x] ?? 0) >= level;
  const segments: number[] = [];
  const add = (...points: readonly [number, number, number, number]) => {
    const [x1, y1, x2, y2] = points;
    const [cx, cy] = [width / 2, height / 2];
    segments.push((x1 - cx) * bin, (y1 - cy) * bin, (x2 - cx) * bin, (y2 - cy) * bin);
  };
  for (let y = 0; y <= height; y++)
    for (let x = 0; x <= width; x++) {
      const here = inside(x, y);
      if (here !== inside(x - 1, y)) add(x, y, x, y + 1);
      if (here !== inside(x, y - 1)) add(x, y, x + 1, y);
    }
  return Float32Array.from(level > 0 ? segments : []);
}
