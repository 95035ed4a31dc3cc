import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Picture } from '../../../shared/dataset/picture';
import { Button } from '../../kit/Button';
import { ToggleGroup } from '../../kit/ToggleGroup';
import type { ColormapName } from '../colormaps/lut';
import { readout } from '../readout';
import { linearScale, logScale, PHASE_SCALE } from '../scale';
import { Contrast } from './Contrast';
import { ProfilePlot } from './ProfilePlot';
import { type Line, middleLine, profileOf } from './profile';
import { useRasterCanvas } from './rasterCanvas';
import { Stage } from './Stage';
import { useContrast } from './useContrast';
import css from './Viewer.module.css';

interface Props {
  name: string;
  picture: Picture;
  values: Float32Array;
  phase: boolean;
  colours: ColormapName;
  unit: string;
  log: boolean;
  /** Absent where a log scale says nothing, as for a phase. */
  onLog?: (log: boolean) => void;
  metres: number | null;
  children?: ReactNode;
}

/** One plane of an array, with contrast, colours and a profile. */
export function RasterView(props: Props) {
  const { name, picture, values, phase, colours, unit, log, onLog, metres, children } = props;
  const [line, setLine] = useState<Line | null>(null);
  const [rows, columns] = picture.shape;
  const bounds = useMemo(
    () => ({ left: 0, top: 0, width: columns, height: rows }),
    [columns, rows],
  );
  const whole = useMemo(
    () => (phase ? PHASE_SCALE : log ? logScale(picture.stats) : linearScale(picture.stats)),
    [phase, log, picture],
  );
  const { shown, colormap, contrast } = useContrast(values, whole, colours);
  const canvas = useRasterCanvas(picture, values, shown, colormap);
  const layers = useMemo(
    () =>
      canvas
        ? [
            {
              canvas,
              // The last block of a plane that was averaged may reach beyond it.
              box: {
                ...bounds,
                width: picture.width * picture.bin,
                height: picture.height * picture.bin,
              },
            },
          ]
        : [],
    [canvas, bounds, picture],
  );
  const read = useCallback(
    ({ x, y }: { x: number; y: number }) => {
      if (x < 0 || y < 0 || x >= columns || y >= rows) return '';
      const at = { x: Math.floor(x / picture.bin), y: Math.floor(y / picture.bin) };
      return readout(at, values[at.y * picture.width + at.x] ?? Number.NaN, picture.bin, unit);
    },
    [picture, values, unit, columns, rows],
  );
  return (
    <>
      <div className={css.tools}>
        {onLog && (
          <ToggleGroup
            label="Scale"
            small
            value={log ? 'log' : 'linear'}
            choices={[
              { value: 'linear', label: 'Linear' },
              { value: 'log', label: 'Log' },
            ]}
            onChange={(scale) => onLog(scale === 'log')}
          />
        )}
        <Button
          small
          aria-pressed={line !== null}
          tip="Drag across the picture to draw the line."
          onClick={() => setLine(line ? null : middleLine(picture))}
        >
          Profile
        </Button>
        {children}
      </div>
      <Stage
        name={`${name}, ${rows} by ${columns} pixels`}
        bounds={bounds}
        reset={`${rows} ${columns}`}
        layers={layers}
        metres={metres}
        read={read}
        line={line}
        onLine={line ? setLine : undefined}
      />
      {line && <ProfilePlot samples={profileOf(picture, values, line)} unit={unit} />}
      {contrast && <Contrast {...contrast} />}
    </>
  );
}
