import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { STEPS } from '../readout';
import {
  type Box,
  type Camera,
  fitted,
  type Point,
  pan,
  type Size,
  scaleBar,
  toImage,
  toStage,
  zoomAt,
} from './geometry';
import type { Line } from './profile';
import css from './Stage.module.css';

export interface Layer {
  readonly canvas: HTMLCanvasElement;
  readonly box: Box;
  readonly alpha?: number;
}

interface Props {
  /** What the picture is, for screen readers. */
  name: string;
  /** Everything that can be seen, in pixels of the file. */
  bounds: Box;
  /** Another value shows `focus`, or all of it. */
  reset: string;
  focus?: Box | null;
  layers: readonly Layer[];
  /** Draws over the layers, in CSS pixels. */
  draw?: (context: CanvasRenderingContext2D, place: (at: Point) => Point, zoom: number) => void;
  /** Size of a pixel in metres; null where it is not known, and no bar for a picture that has no scale. */
  metres: number | null | 'none';
  /** The text for an image point. */
  read: (at: Point) => string;
  /** A profile is drawn by dragging. */
  line: Line | null;
  onLine?: ((line: Line) => void) | undefined;
  onClick?: (at: Point) => void;
  /** The image point under the pointer; null once it has left. */
  onPoint?: (at: Point | null) => void;
  /** What the arrow keys walk through, in place of moving the image. */
  walk?: Walk;
  /** The place that several stages of one size share; null before one of them has fitted it. */
  link?: Link;
}

interface Link {
  readonly camera: Camera | null;
  readonly onCamera: (camera: Camera) => void;
}

/** One of several things that the picture shows. */
interface Walk {
  readonly index: number;
  readonly count: number;
  /** What is chosen, in words. */
  readonly text: string;
  readonly to: (index: number) => void;
}

/** A canvas has no more device pixels than this along a side. */
const MOST_PIXELS = 2048;

const HELP = 'Arrow keys move it; + and - zoom, 0 fits it; Shift and arrow keys read values.';
const WALK_HELP = 'Arrow keys walk through the groups; + and - zoom, 0 fits it.';

/** How far a key walks. */
const WALK: { readonly [key: string]: number } = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/** Shows layers with nearest-neighbour scaling; pans and zooms, reads values, and draws a line. */
export function Stage(props: Props) {
  const {
    name,
    bounds,
    reset,
    focus,
    layers,
    draw,
    metres,
    read,
    line,
    onLine,
    onClick,
    onPoint,
    walk,
    link,
  } = props;
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<Size | null>(null);
  const [ownCamera, setOwnCamera] = useState<Camera | null>(null);
  const camera = link ? link.camera : ownCamera;
  const setCamera = link ? link.onCamera : setOwnCamera;
  const [spot, setSpot] = useState<Point | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const drag = useRef<{ at: Point; from: Point; moved: boolean } | null>(null);

  useLayoutEffect(() => {
    const { current } = holder;
    if (!current) return;
    const measure = () => setStage({ width: current.clientWidth, height: current.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const known = stage !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture, or the command to fit, starts afresh.
  useLayoutEffect(() => {
    if (stage && !link?.camera) setCamera(fitted(focus ?? bounds, stage));
  }, [reset, known]);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!(canvas.current && context && stage && camera)) return;
    const most = Math.max(stage.width, stage.height, 1);
    const ratio = Math.min(window.devicePixelRatio, MOST_PIXELS / most);
    canvas.current.width = Math.max(1, Math.round(stage.width * ratio));
    canvas.current.height = Math.max(1, Math.round(stage.height * ratio));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.imageSmoothingEnabled = false;
    for (const { canvas: image, box, alpha = 1 } of layers) {
      const { x, y } = toStage(camera, { x: box.left, y: box.top }, stage);
      context.globalAlpha = alpha;
      context.drawImage(image, x, y, box.width * camera.zoom, box.height * camera.zoom);
    }
    context.globalAlpha = 1;
    const place = (at: Point) => toStage(camera, at, stage);
    draw?.(context, place, camera.zoom);
    if (line) drawLine(context, place(line.from), place(line.to));
    if (spot && byKeys) drawCross(context, place({ x: spot.x + 0.5, y: spot.y + 0.5 }));
  }, [layers, draw, camera, stage, line, spot, byKeys]);

  const zoomBy = (factor: number, at?: Point) => {
    if (!(stage && camera)) return;
    const least = fitted(bounds, stage).zoom / 4;
    setCamera(
      zoomAt(camera, factor, at ?? { x: stage.width / 2, y: stage.height / 2 }, stage, least),
    );
  };
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    zoomBy(2 ** (-event.deltaY / 300), pointOf(event));
  });
  useEffect(() => {
    const { current } = holder;
    // React's own listener is passive, and could not keep the page from scrolling.
    const listener = (event: WheelEvent) => onWheel(event);
    current?.addEventListener('wheel', listener, { passive: false });
    return () => current?.removeEventListener('wheel', listener);
  }, []);

  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = holder.current?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };
  const imageAt = (at: Point): Point | null =>
    camera && stage ? toImage(camera, at, stage) : null;

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const at = pointOf(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at, from: at, moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const at = pointOf(event);
    const here = imageAt(at);
    setByKeys(false);
    setSpot(here && { x: Math.floor(here.x), y: Math.floor(here.y) });
    onPoint?.(here);
    const { current } = drag;
    if (!current) return;
    const moved = current.moved || Math.hypot(at.x - current.from.x, at.y - current.from.y) > 3;
    if (moved && onLine && here) {
      const from = imageAt(current.from);
      if (from) onLine({ from, to: here });
    } else if (moved && camera) setCamera(pan(camera, at.x - current.at.x, at.y - current.at.y));
    drag.current = { ...current, at, moved };
  };
  const onPointerUp = (event: PointerEvent) => {
    const here = imageAt(pointOf(event));
    if (drag.current && !drag.current.moved && here) onClick?.(here);
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const factor = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 }[event.key];
    const step = STEPS[event.key];
    if (factor !== undefined) zoomBy(factor);
    else if (event.key === '0' && stage) setCamera(fitted(bounds, stage));
    else if (walk && !event.shiftKey && event.key in WALK) {
      const next = walk.index + (WALK[event.key] ?? 0);
      walk.to(Math.min(Math.max(next, 0), walk.count - 1));
    } else if (step && event.shiftKey) {
      const from = spot ?? {
        x: Math.floor(bounds.left + bounds.width / 2),
        y: Math.floor(bounds.top + bounds.height / 2),
      };
      setByKeys(true);
      setSpot({ x: from.x + step[0], y: from.y + step[1] });
    } else if (step && camera) setCamera(pan(camera, -step[0] * 40, -step[1] * 40));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const text = spot ? read(spot) : '';
  const bar = camera && metres !== 'none' && scaleBar(camera.zoom, metres);
  return (
    <div className={css.stage}>
      <div
        ref={holder}
        className={css.holder}
        role="img"
        aria-label={name}
        aria-description={HELP}
        {...(walk && {
          role: 'slider',
          'aria-valuemin': 0,
          'aria-valuemax': walk.count - 1,
          'aria-valuenow': walk.index,
          'aria-valuetext': walk.text,
          'aria-description': WALK_HELP,
        })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and read by keyboard.
        tabIndex={0}
        data-stage
        data-zoom={camera?.zoom.toPrecision(4)}
        data-draws={onLine ? true : undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          drag.current = null;
        }}
        onPointerLeave={() => {
          setSpot(null);
          onPoint?.(null);
        }}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} />
      </div>
      {bar && camera && (
        <div className={css.bar} style={{ width: bar.length * camera.zoom }}>
          {bar.text}
        </div>
      )}
      <p className={css.readout} role={byKeys ? 'status' : undefined}>
        {text !== '' && <code>{text}</code>}
      </p>
    </div>
  );
}

function drawLine(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  for (const [colour, width] of [
    ['#000', 4],
    ['#fff', 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}

function drawCross(context: CanvasRenderingContext2D, { x, y }: Point): void {
  for (const [colour, width] of [
    ['#000', 3],
    ['#fff', 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.stroke();
  }
}
