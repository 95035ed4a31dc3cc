import { Slider } from '@base-ui/react/slider';
import { useMemo } from 'react';
import { shortNumber } from '../../kit/format';
import { Select } from '../../kit/Select';
import { ColorBar } from '../ColorBar';
import type { ColormapName } from '../colormaps/lut';
import { type Scale, WHOLE, type Window } from '../scale';
import css from './Contrast.module.css';
import { between, cumulative, percentAt } from './percentiles';
import { ticksOf } from './ticks';

interface Props {
  values: ArrayLike<number>;
  /** Over the whole range. */
  scale: Scale;
  /** With all colours in the window. */
  shown: Scale;
  window: Window;
  onWindow: (window: Window) => void;
  colormap: ColormapName;
  onColormap: (colormap: ColormapName) => void;
}

const COLORMAPS = (['viridis', 'inferno', 'twilight', 'grey'] as const).map((name) => ({
  value: name,
  label: name,
}));

const STEPS = 1000;
const CLIPS = [0, 0.1, 1, 5] as const;

/** Which part of the range has all the colours: two handles, or percentiles. */
export function Contrast({
  values,
  scale,
  shown,
  window: [from, to],
  onWindow,
  colormap,
  onColormap,
}: Props) {
  const below = useMemo(() => cumulative(values, scale), [values, scale]);
  const clip = CLIPS.find((percent) => {
    const [a, b] = percent === 0 ? WHOLE : between(below, percent, 100 - percent);
    return a === from && b === to;
  });
  const say = (unit: number) =>
    `${shortNumber(scale.value(unit))} (${percentText(percentAt(below, unit))})`;
  return (
    <div className={css.contrast}>
      <Select
        label="Contrast"
        small
        value={clip ?? -1}
        choices={[
          { value: 0, label: 'Full range' },
          { value: 0.1, label: '0.1 to 99.9 %' },
          { value: 1, label: '1 to 99 %' },
          { value: 5, label: '5 to 95 %' },
          ...(clip === undefined ? [{ value: -1, label: 'By hand' }] : []),
        ]}
        onChange={(percent) => {
          if (percent >= 0)
            onWindow(percent === 0 ? WHOLE : between(below, percent, 100 - percent));
        }}
      />
      <div>
        <Slider.Root
          value={[from * STEPS, to * STEPS]}
          min={0}
          max={STEPS}
          onValueChange={([low = 0, high = STEPS]) => {
            if (high > low) onWindow([low / STEPS, high / STEPS]);
          }}
        >
          <Slider.Control className={css.control}>
            <Slider.Track className={css.track}>
              <Slider.Indicator className={css.between} />
              <Slider.Thumb
                index={0}
                className={css.thumb}
                aria-label="Lowest colour"
                getAriaValueText={() => say(from)}
              />
              <Slider.Thumb
                index={1}
                className={css.thumb}
                aria-label="Highest colour"
                getAriaValueText={() => say(to)}
              />
            </Slider.Track>
          </Slider.Control>
        </Slider.Root>
        <p className={css.ends}>
          <span>{say(from)}</span>
          <span>{say(to)}</span>
        </p>
      </div>
      <Select label="Colours" small value={colormap} choices={COLORMAPS} onChange={onColormap} />
      <div className={css.colours}>
        <ColorBar ticks={ticksOf(shown)} colormap={colormap} />
      </div>
    </div>
  );
}

/** `99.9 %`, without zeros that say nothing. */
const percentText = (percent: number): string => `${Number(percent.toFixed(1))} %`;
