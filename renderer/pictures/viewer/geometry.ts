/** The place of an image in the viewer: panning, zooming, what is under the pointer, the scale bar. */

/** What is shown: the image point in the middle, in pixels of the file, and CSS pixels per pixel of the file. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a raster lies whose pixels are `bin` pixels of the file wide; at the file's own corner unless `corner` says where. */
export const rasterBox = (
  { width, height, bin }: Size & { readonly bin: number },
  { left, top }: Pick<Box, 'left' | 'top'> = { left: 0, top: 0 },
): Box => ({ left, top, width: width * bin, height: height * bin });

/** A pixel of a large picture is enlarged so far; a small one is eight times as large as the stage. */
const MOST_ZOOM = 64;

/** Shows all of `box` in the stage. */
export function fitted({ left, top, width, height }: Box, stage: Size): Camera {
  const zoom = Math.min(stage.width / width, stage.height / height) * 0.96;
  return { x: left + width / 2, y: top + height / 2, zoom: zoom > 0 ? zoom : 1 };
}

/** Zooms by a factor, to no less than `least`; the image point under `at`, in CSS pixels of the stage, stays where it is. */
export function zoomAt(
  camera: Camera,
  factor: number,
  at: Point,
  stage: Size,
  least: number,
): Camera {
  const zoom = Math.min(Math.max(camera.zoom * factor, least), Math.max(MOST_ZOOM, 32 * least));
  const here = toImage(camera, at, stage);
  return {
    x: here.x - (at.x - stage.width / 2) / zoom,
    y: here.y - (at.y - stage.height / 2) / zoom,
    zoom,
  };
}

/** Moves the image by CSS pixels. */
export const pan = ({ x, y, zoom }: Camera, dx: number, dy: number): Camera => ({
  x: x - dx / zoom,
  y: y - dy / zoom,
  zoom,
});

export const toImage = ({ x, y, zoom }: Camera, at: Point, stage: Size): Point => ({
  x: x + (at.x - stage.width / 2) / zoom,
  y: y + (at.y - stage.height / 2) / zoom,
});

export const toStage = ({ x, y, zoom }: Camera, at: Point, stage: Size): Point => ({
  x: (at.x - x) * zoom + stage.width / 2,
  y: (at.y - y) * zoom + stage.height / 2,
});

/** The round length, 1, 2 or 5 times a power of ten, that is at most `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((digit) => digit * power).find((length) => length <= most) ?? power;
}

const UNITS = [
  [1e-3, 'mm'],
  [1e-6, 'µm'],
  [1e-9, 'nm'],
  [1e-12, 'pm'],
] as const;

/** Length in pixels and the words of a scale bar of at most `most` CSS pixels; in metres where the size of a pixel is known. */
export function scaleBar(
  zoom: number,
  metres: number | null,
  most = 140,
): { readonly length: number; readonly text: string } {
  if (metres === null) {
    const length = Math.max(1, roundLength(most / zoom));
    return { length, text: `${Number(length.toPrecision(3))} px` };
  }
  const size = roundLength((most / zoom) * metres);
  const [unit, name] = UNITS.find(([one]) => size >= one * 0.999) ?? UNITS[3];
  return { length: size / metres, text: `${Number((size / unit).toPrecision(3))} ${name}` };
}
