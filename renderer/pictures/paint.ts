/** Painting values on a canvas, one pixel each. */
import { type ColormapName, lut } from './colormaps/lut';
import type { Scale } from './scale';

/** Grey for NaN and infinities. */
const NO_VALUE = 128;

export interface Raster {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** RGBA pixels of a raster. */
export function pixels(
  { values, width, height }: Raster,
  { unit }: Pick<Scale, 'unit'>,
  colormap: ColormapName,
): Uint8ClampedArray<ArrayBuffer> {
  const table = lut(colormap);
  const out = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const place = unit(values[i] ?? Number.NaN);
    const from = Number.isNaN(place) ? -1 : 3 * Math.min(255, Math.floor(place * 256));
    out[4 * i] = from < 0 ? NO_VALUE : (table[from] ?? 0);
    out[4 * i + 1] = from < 0 ? NO_VALUE : (table[from + 1] ?? 0);
    out[4 * i + 2] = from < 0 ? NO_VALUE : (table[from + 2] ?? 0);
    out[4 * i + 3] = 255;
  }
  return out;
}

/** Makes the canvas as large as the raster and paints it. */
export function paint(
  canvas: HTMLCanvasElement,
  raster: Raster,
  scale: Scale,
  colormap: ColormapName,
): void {
  canvas.width = raster.width;
  canvas.height = raster.height;
  const image = new ImageData(pixels(raster, scale, colormap), raster.width, raster.height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
