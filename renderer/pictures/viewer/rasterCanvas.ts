/** A raster as a canvas that a stage draws. */
import { useMemo } from 'react';
import type { ColormapName } from '../colormaps/lut';
import { paint } from '../paint';
import type { Scale } from '../scale';

/** Painted again only when values or colours change; panning draws what is painted. */
export function useRasterCanvas(
  raster: { readonly width: number; readonly height: number } | null,
  values: ArrayLike<number> | null,
  scale: Scale | null,
  colormap: ColormapName,
): HTMLCanvasElement | null {
  return useMemo(() => {
    if (!(raster && values && scale)) return null;
    const canvas = document.createElement('canvas');
    paint(canvas, { values, width: raster.width, height: raster.height }, scale, colormap);
    return canvas;
  }, [raster, values, scale, colormap]);
}
