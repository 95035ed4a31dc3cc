/** Contrast and colours of a picture in the viewer: what `Contrast` shows and sets. */
import { type ComponentProps, useMemo, useState } from 'react';
import type { ColormapName } from '../colormaps/lut';
import { type Scale, WHOLE, type Window, windowed } from '../scale';
import type { Contrast } from './Contrast';

interface Shown {
  /** With all colours in the window; null where there is no picture. */
  readonly shown: Scale | null;
  readonly colormap: ColormapName;
  /** What the control takes; null where there is no picture. */
  readonly contrast: ComponentProps<typeof Contrast> | null;
  /** The whole range again, in the usual colours. */
  readonly reset: () => void;
}

/** @param whole the scale over the whole range; `usual` are the colours until others are chosen */
export function useContrast(
  values: ArrayLike<number> | null,
  whole: Scale | null,
  usual: ColormapName,
): Shown {
  const [window, setWindow] = useState<Window>(WHOLE);
  const [chosen, setChosen] = useState<ColormapName | null>(null);
  const colormap = chosen ?? usual;
  const shown = useMemo(() => whole && windowed(whole, window), [whole, window]);
  return {
    shown,
    colormap,
    contrast:
      values && whole && shown
        ? {
            values,
            scale: whole,
            shown,
            window,
            onWindow: setWindow,
            colormap,
            onColormap: setChosen,
          }
        : null,
    reset: () => {
      setWindow(WHOLE);
      setChosen(null);
    },
  };
}
