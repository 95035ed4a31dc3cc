import { type ReactNode, useMemo } from 'react';
import { type Shift, shifted } from '../../../shared/runs/compare/align';
import { difference } from '../../../shared/runs/compare/difference';
import { Select } from '../../kit/Select';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { ColorBar } from '../../pictures/ColorBar';
import { readout } from '../../pictures/readout';
import { linearScale, type Scale } from '../../pictures/scale';
import { Contrast } from '../../pictures/viewer/Contrast';
import type { Point } from '../../pictures/viewer/geometry';
import { useRasterCanvas } from '../../pictures/viewer/rasterCanvas';
import { ticksOf } from '../../pictures/viewer/ticks';
import { useContrast } from '../../pictures/viewer/useContrast';
import css from './Compare.module.css';
import { Frame, type Linked, largestOf, type Shape, useLinked } from './Frame';
import { RingPlot } from './RingPlot';
import { useCompare } from './store';
import type { Shown } from './usePictures';
import { type Plane, usePlanes } from './usePlanes';
import { useRings } from './useRings';

interface Props {
  shown: readonly Shown[];
  /** Chooses the picture. */
  choice: ReactNode;
}

/** Arrays side by side on one colour scale, or their differences from one of them, with the ring correlation. */
export function Planes({ shown, choice }: Props) {
  const isDifference = useCompare((state) => state.isDifference);
  const chosen = useCompare((state) => state.reference);
  const planes = usePlanes(shown);
  const withArray = shown.filter(({ picture }) => picture !== null && picture.array !== null);
  const reference = withArray.find(({ of }) => of.id === chosen) ?? withArray[0];
  const base = reference && planes.get(reference.of.id)?.plane;
  // One zoom for all: it fits the largest of them.
  const isRead = withArray.every(({ of }) => planes.has(of.id));
  const shapes = [...planes.values()].flatMap(({ plane }) => (plane ? [plane.picture.shape] : []));
  const others = withArray.filter((one) => one !== reference);
  const rings = useRings(others, reference);
  const isPhase = shown.some(({ picture }) => picture?.isPhase);
  const values = useMemo(() => {
    const all = new Map<string, Float32Array>();
    for (const { of } of shown) {
      const plane = planes.get(of.id)?.plane;
      if (!plane) continue;
      if (!isDifference || !base || plane === base) {
        all.set(of.id, plane.values);
        continue;
      }
      const shift = rings.get(of.id)?.rings?.shift;
      if (shift) all.set(of.id, difference(plane.values, within(base, plane, shift), isPhase));
    }
    return all;
  }, [shown, planes, isDifference, base, isPhase, rings]);
  const usual = useMemo(
    () => joined([...values].filter(([id]) => !isDifference || id === reference?.of.id)),
    [values, isDifference, reference],
  );
  const residual = useMemo(
    () => joined([...values].filter(([id]) => id !== reference?.of.id)),
    [values, reference],
  );
  const whole = useMemo(() => linearScale(rangeOf(usual)), [usual]);
  const { shown: scale, colormap, contrast } = useContrast(usual, whole, 'viridis');
  const around = useMemo(() => {
    const { min, max } = rangeOf(residual);
    const most = Math.max(Math.abs(min), Math.abs(max));
    return linearScale({ min: -most, max: most });
  }, [residual]);
  const name = shown.flatMap(({ picture }) => picture?.name ?? [])[0] ?? '';
  const reset = `${name} ${base?.picture.shape.join(' ') ?? ''} ${reference?.of.id ?? ''}`;
  const link = useLinked(reset);
  return (
    <>
      <div className={css.tools}>
        {choice}
        <ToggleGroup
          small
          label="Show"
          value={isDifference ? 'difference' : 'values'}
          choices={[
            { value: 'values', label: 'Values' },
            { value: 'difference', label: 'Differences' },
          ]}
          onChange={(next) => useCompare.setState({ isDifference: next === 'difference' })}
        />
        {reference && (
          <span className={css.reference}>
            Reference
            <Select
              label="Reference"
              small
              value={reference.of.id}
              choices={withArray.map(({ of }) => ({ value: of.id, label: of.short }))}
              onChange={(next) => useCompare.setState({ reference: next })}
            />
          </span>
        )}
        {isDifference && isPhase && <p>The mean phase difference is taken off.</p>}
      </div>
      <div className={css.frames}>
        {shown.map((one) => {
          const read = planes.get(one.of.id);
          const isReference = one === reference;
          const isOther = isDifference && !isReference;
          return (
            <PlaneFrame
              key={one.of.id}
              one={one}
              plane={read?.plane ?? null}
              values={(isRead && values.get(one.of.id)) || null}
              largest={largestOf(shapes)}
              scale={isOther ? around : scale}
              colormap={isOther ? 'residual' : colormap}
              link={link}
              reset={reset}
              shift={rings.get(one.of.id)?.rings?.shift}
              word={[
                one.picture?.inference,
                isReference && 'reference',
                isOther && values.has(one.of.id) && 'minus reference',
              ]
                .filter(Boolean)
                .join(' · ')}
            >
              {one.picture === null
                ? 'It has no such picture.'
                : (read?.problem ?? rings.get(one.of.id)?.problem ?? 'Reading…')}
            </PlaneFrame>
          );
        })}
      </div>
      {contrast && <Contrast {...contrast} />}
      {isDifference && residual.length > 0 && (
        <div className={css.residual}>
          <span>Differences</span>
          <div>
            <ColorBar ticks={ticksOf(around)} colormap="residual" />
          </div>
        </div>
      )}
      {reference && <RingPlot others={others} reference={reference} rings={rings} />}
    </>
  );
}

/** The values of the reference in the frame of another picture; a shift is rounded where planes were averaged. */
function within(base: Plane, { picture }: Plane, { down, right }: Shift): ArrayLike<number> {
  const { bin } = picture;
  if (base.picture.bin !== bin) return [];
  const at = { down: Math.round(down / bin), right: Math.round(right / bin) };
  return shifted({ ...base.picture, values: base.values }, at, picture).values;
}

/** The values of several pictures one after the other. */
function joined(pictures: readonly (readonly [id: string, values: Float32Array])[]): Float32Array {
  const all = new Float32Array(pictures.reduce((sum, [, { length }]) => sum + length, 0));
  let at = 0;
  for (const [, values] of pictures) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}

/** Of the finite values; 0 where there is none. */
function rangeOf(values: Float32Array): { readonly min: number; readonly max: number } {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return max >= min ? { min, max } : { min: 0, max: 0 };
}

interface PlaneProps {
  one: Shown;
  plane: Plane | null;
  /** null where it cannot be compared with the reference. */
  values: Float32Array | null;
  largest: Shape;
  scale: Scale | null;
  colormap: Parameters<typeof useRasterCanvas>[3];
  shift: Shift | undefined;
  link: Linked;
  reset: string;
  word: string;
  children: ReactNode;
}

function PlaneFrame(props: PlaneProps) {
  const { one, plane, values, largest, scale, colormap, shift, link, reset, word, children } =
    props;
  const picture = plane?.picture ?? null;
  const canvas = useRasterCanvas(picture, values, scale, colormap);
  const unit = one.picture?.isPhase ? ' rad' : '';
  const read = ({ x, y }: Point) => {
    if (!picture || !values) return '';
    const { bin, width, height } = picture;
    const at = { x: Math.floor(x / bin), y: Math.floor(y / bin) };
    if (at.x < 0 || at.y < 0 || at.x >= width || at.y >= height) return '';
    return readout(at, values[at.y * width + at.x] ?? Number.NaN, bin, unit);
  };
  return (
    <Frame
      of={one.of}
      word={word}
      name={one.picture?.name ?? ''}
      shape={picture?.shape ?? null}
      largest={largest}
      canvas={canvas}
      bin={picture?.bin ?? 1}
      {...(shift && { shift })}
      link={link}
      reset={reset}
      read={read}
    >
      {children}
    </Frame>
  );
}
