import { type ReactNode, useMemo, useState } from 'react';
import { NO_SHIFT, type Shift } from '../../../shared/runs/compare/align';
import { tip } from '../../kit/Tip';
import type { Camera, Point } from '../../pictures/viewer/geometry';
import { type Layer, Stage } from '../../pictures/viewer/Stage';
import css from './Compare.module.css';
import type { Compared } from './useCompared';

/** Zoom and pointer that all pictures side by side share. */
export interface Linked {
  readonly camera: Camera | null;
  readonly onCamera: (camera: Camera) => void;
  /** Under the pointer of one of them. */
  readonly at: Point | null;
  readonly onPoint: (at: Point | null) => void;
}

/** @param reset another one fits the pictures again */
export function useLinked(reset: string): Linked {
  const [state, setState] = useState<{ reset: string; camera: Camera | null; at: Point | null }>({
    reset,
    camera: null,
    at: null,
  });
  const now = state.reset === reset ? state : { reset, camera: null, at: null };
  return {
    camera: now.camera,
    at: now.at,
    onCamera: (camera) => setState((before) => ({ ...before, reset, camera })),
    onPoint: (at) =>
      setState((before) => ({
        reset,
        camera: before.reset === reset ? before.camera : null,
        at,
      })),
  };
}

export type Shape = readonly [rows: number, columns: number];

export const largestOf = (shapes: readonly Shape[]): Shape => [
  Math.max(...shapes.map(([rows]) => rows)),
  Math.max(...shapes.map(([, columns]) => columns)),
];

interface Props {
  /** `pen` is null for a picture without a curve. */
  of: Pick<Compared, 'name' | 'short'> & { readonly pen: number | null };
  /** Beside the name: `reference`. */
  word?: string;
  /** What the picture is, for screen readers. */
  name: string;
  /** Rows and columns; null where there is no picture. */
  shape: Shape | null;
  /** Of the largest of the pictures side by side: all of it fits. */
  largest: Shape;
  canvas: HTMLCanvasElement | null;
  /** Pixels of the array on one side of a pixel of the canvas; null for a drawing, whose pixels are none of the array's. */
  bin: number | null;
  /** Where the picture lies in the frame that all share, in pixels. */
  shift?: Shift;
  link: Linked;
  reset: string;
  /** The text for a pixel; '' outside. */
  read: (at: Point) => string;
  /** In the place of a picture. */
  children?: ReactNode;
}

const NOWHERE: Point = { x: Number.NaN, y: Number.NaN };

/** One run's picture with its name, and the value under the pointer of any of them. */
export function Frame(props: Props) {
  const {
    of,
    word,
    name,
    shape,
    largest,
    canvas,
    bin,
    shift = NO_SHIFT,
    link,
    reset,
    read,
    children,
  } = props;
  const [rows, columns] = shape ?? [0, 0];
  const [height, width] = largest;
  const bounds = useMemo(() => ({ left: 0, top: 0, width, height }), [width, height]);
  const layers = useMemo(
    (): Layer[] =>
      canvas
        ? [
            {
              canvas,
              box: {
                ...{ left: -shift.right, top: -shift.down },
                width: canvas.width * (bin ?? 1),
                height: canvas.height * (bin ?? 1),
              },
            },
          ]
        : [],
    [canvas, bin, shift],
  );
  const { at } = link;
  const draw = useMemo(
    () => (context: CanvasRenderingContext2D, place: (at: Point) => Point) => {
      const { x, y } = place(at ?? NOWHERE);
      if (!Number.isFinite(x)) return;
      for (const [colour, width] of [
        ['#000', 3],
        ['#fff', 1],
      ] as const) {
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.beginPath();
        context.moveTo(x - 8, y);
        context.lineTo(x + 8, y);
        context.moveTo(x, y - 8);
        context.lineTo(x, y + 8);
        context.stroke();
      }
    },
    [at],
  );
  return (
    <figure className={css.frame}>
      <figcaption>
        <span className={css.name} {...tip(of.name)}>
          {of.pen !== null && <i className={css.swatch} data-pen={of.pen} />}
          <span>{of.short}</span>
        </span>
        {word && <small>{word}</small>}
        <code>{at && canvas ? read({ x: at.x + shift.right, y: at.y + shift.down }) : ''}</code>
      </figcaption>
      {canvas && shape ? (
        <Stage
          name={`${name} of ${of.name}, ${rows} by ${columns} pixels`}
          bounds={bounds}
          reset={reset}
          layers={layers}
          draw={draw}
          metres={bin === null ? 'none' : null}
          read={() => ''}
          line={null}
          onPoint={link.onPoint}
          link={link}
        />
      ) : (
        <div className={css.blank}>{children}</div>
      )}
    </figure>
  );
}
