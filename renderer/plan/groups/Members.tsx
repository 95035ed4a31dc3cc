import { useEffect, useMemo, useRef } from 'react';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import type { Positions } from '../../../shared/dataset/picture';
import { bridge } from '../../bridge/bridge';
import { useJob } from '../../kit/job';
import { paint } from '../../pictures/paint';
import { logScale } from '../../pictures/scale';
import { memberColour } from './draw';
import css from './Groups.module.css';

interface Props {
  dataset: string;
  patterns: ArrayFacts | undefined;
  positions: Positions;
  members: readonly number[];
}

/** The patterns of a group with their offsets from its middle, each in the colour of its frame on the map. */
export function Members({ dataset, patterns, positions, members }: Props) {
  const middle = {
    x: mean(members.map((member) => positions.x[member] ?? Number.NaN)),
    y: mean(members.map((member) => positions.y[member] ?? Number.NaN)),
  };
  return (
    <ol className={css.members}>
      {members.map((member, place) => (
        // A pattern may be in a group more than once.
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in the group is a channel of the network.
        <li key={place}>
          {patterns && (
            <Thumbnail
              dataset={dataset}
              array={patterns.name}
              index={member}
              colour={memberColour(place)}
            />
          )}
          <span>{member}</span>
          <small>
            {offset((positions.x[member] ?? Number.NaN) - middle.x)},{' '}
            {offset((positions.y[member] ?? Number.NaN) - middle.y)} px
          </small>
        </li>
      ))}
    </ol>
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const offset = (value: number): string => value.toFixed(1).replace('-', '−').replace('−0.0', '0.0');

interface ThumbnailProps {
  dataset: string;
  array: string;
  index: number;
  colour: string;
}

/** Longest side of a small picture, in pixels. */
const SIDE = 128;

/** A measured pattern on a log scale. */
function Thumbnail({ dataset, array, index, colour }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const job = useJob(dataset, `${dataset} ${array} ${index}`, (id) =>
    bridge?.picture({ dataset, job: id, array, index, maxSide: SIDE }),
  );
  const picture = job.value;
  const scale = useMemo(() => picture && logScale(picture.stats), [picture]);
  useEffect(() => {
    if (canvas.current && picture && scale) paint(canvas.current, picture, scale, 'inferno');
  }, [picture, scale]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={job.problem ?? `Pattern ${index}`}
      style={{ outlineColor: colour }}
    />
  );
}
