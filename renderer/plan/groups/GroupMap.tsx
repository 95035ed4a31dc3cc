import { useCallback, useMemo } from 'react';
import type { Picture, Positions } from '../../../shared/dataset/picture';
import type { DrawnGroups } from '../../../shared/plan/groups/drawn';
import type { Redundancy } from '../../../shared/plan/groups/redundancy';
import { linearScale, PHASE_SCALE } from '../../pictures/scale';
import { nearestPoint, viewOf } from '../../pictures/scan';
import { usePictures } from '../../pictures/store';
import { type Box, type Point, rasterBox } from '../../pictures/viewer/geometry';
import { useRasterCanvas } from '../../pictures/viewer/rasterCanvas';
import { type Layer, Stage } from '../../pictures/viewer/Stage';
import { usePlanView } from '../view';
import { drawCrosses, drawGroup, drawPatterns } from './draw';
import { membersOf, middlesOf, nearestGroup } from './geometry';

interface Props {
  positions: Positions;
  object: Picture | null;
  groups: DrawnGroups | null;
  /** Side of a patch in pixels; 0 where it is not known. */
  patch: number;
  metres: number | null;
}

const NOTHING: readonly number[] = [];

/** The groups on the object; hovering shows one, a click pins it, arrow keys walk. */
export function GroupMap(props: Props) {
  const { positions, object, groups: drawn, patch, metres } = props;
  const groups = drawn?.draw ?? null;
  const uses = drawn?.uses ?? null;
  const redundancy = drawn?.redundancy ?? null;
  const validation = drawn?.validation ?? null;
  const probe = drawn?.facts.probe?.diameter ?? 0;
  const colouring = usePlanView((state) => state.colouring);
  const pinned = usePlanView((state) => state.group);
  const pointed = usePlanView((state) => state.pointed);
  const group = groups ? Math.min(pointed ?? pinned, groups.count - 1) : -1;
  const middles = useMemo(
    () => (groups ? middlesOf(groups, positions) : null),
    [groups, positions],
  );
  const layers = useLayers(object, colouring === 'illumination' ? redundancy : null);
  const bounds = useMemo((): Box => scanBox(positions, patch), [positions, patch]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, at: (point: Point) => Point, zoom: number) => {
      const place = (i: number) =>
        at({ x: positions.x[i] ?? Number.NaN, y: positions.y[i] ?? Number.NaN });
      drawPatterns(context, { positions, uses, colouring, at: place });
      if (groups?.split)
        drawCrosses(
          context,
          Array.from(groups.split.validation, (i) => place(groups.centres[i] ?? -1)),
        );
      if (validation)
        drawCrosses(
          context,
          Array.from(validation.x, (x, i) => at({ x, y: validation.y[i] ?? Number.NaN })),
        );
      if (groups && group >= 0)
        drawGroup(context, {
          places: [...membersOf(groups, group)].map(place),
          patch: patch * zoom,
          probe: probe * zoom,
        });
    },
    [positions, uses, colouring, groups, validation, group, patch, probe],
  );
  const point = (at: Point | null) =>
    usePlanView.setState({ pointed: at && middles ? nearestGroup(middles, at) : null });
  return (
    <Stage
      name={`Groups of the scan, ${positions.count} positions`}
      bounds={bounds}
      reset={object ? 'object' : 'scan'}
      layers={layers}
      draw={draw}
      metres={metres}
      read={(at) => readText(at, positions, uses)}
      line={null}
      onPoint={point}
      onClick={(at) => {
        if (middles) usePlanView.setState({ group: Math.max(0, nearestGroup(middles, at)) });
      }}
      {...(groups &&
        groups.count > 0 && {
          walk: {
            index: Math.max(0, Math.min(pinned, groups.count - 1)),
            count: groups.count,
            text: `group ${pinned} of patterns ${[...membersOf(groups, pinned)].join(', ')}`,
            to: (index: number) => usePlanView.setState({ group: index, pointed: null }),
          },
        })}
    />
  );
}

/** The object in grey tones of its own map, and over it how often it is illuminated. */
function useLayers(object: Picture | null, redundancy: Redundancy | null): readonly Layer[] {
  const shown = usePictures((state) => state.object);
  const phase = shown === 'phase' && object?.phase ? object.phase : null;
  const scale = useMemo(
    () => (object ? (phase ? PHASE_SCALE : linearScale(object.stats)) : null),
    [object, phase],
  );
  const canvas = useRasterCanvas(
    object,
    phase ?? object?.values ?? null,
    scale,
    phase ? 'twilight' : 'grey',
  );
  const most = redundancy?.counts.reduce((a, b) => Math.max(a, b), 0) ?? 0;
  const redundancyScale = useMemo(() => linearScale({ min: 0, max: most }), [most]);
  const over = useRasterCanvas(
    redundancy,
    redundancy?.counts ?? NOTHING,
    redundancyScale,
    'viridis',
  );
  return useMemo((): readonly Layer[] => {
    const under: Layer[] =
      canvas && object ? [{ canvas, box: rasterBox(object), alpha: 0.62 }] : [];
    if (!(over && redundancy)) return under;
    return [...under, { canvas: over, box: rasterBox(redundancy, redundancy), alpha: 0.75 }];
  }, [canvas, object, over, redundancy]);
}

/** The scan with the patches around it. */
function scanBox(positions: Positions, patch: number): Box {
  const { left, top, width, height } = viewOf(positions, null);
  const margin = patch / 4;
  return {
    left: left - margin,
    top: top - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  };
}

function readText(at: Point, positions: Positions, uses: Int32Array | null): string {
  const nearest = nearestPoint(positions, at);
  if (nearest < 0) return '';
  const used = uses?.[nearest];
  const words = used === undefined ? '' : used === 0 ? ', unused' : `, used ${used} ×`;
  return `[${at.y}, ${at.x}], pattern ${nearest}${words}`;
}
