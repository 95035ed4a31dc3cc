/** Positions of the scans that beamlines make, in units of the step, and the mistakes in their order. */

type Uniform = () => number;

export interface Path {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const along = (count: number, at: (index: number) => readonly [x: number, y: number]): Path => {
  const points = Array.from({ length: count }, (_, index) => at(index));
  return {
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
  };
};

/** Points in a row of a scan in rows. */
export const rowOf = (count: number): number => Math.max(3, Math.round(Math.sqrt(count)));

const inRows =
  (isSnake: boolean) =>
  (count: number): Path => {
    const columns = rowOf(count);
    return along(count, (index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      return [isSnake && row % 2 === 1 ? columns - 1 - column : column, row];
    });
  };

/** Each from its own first position on. */
export const PATHS = {
  raster: inRows(false),
  snake: inRows(true),
  /** Steps of length 1 on an Archimedean spiral with turns 1 apart. */
  spiral: (count: number): Path => {
    let angle = 0;
    return along(count, () => {
      const radius = 0.3 + angle / (2 * Math.PI);
      const point = [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
      angle += 1 / Math.max(radius, 0.5);
      return point;
    });
  },
  Fermat: (count: number): Path =>
    along(count, (index) => {
      const radius = 0.56 * Math.sqrt(index + 0.5);
      const angle = index * Math.PI * (3 - Math.sqrt(5));
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  random: (count: number, uniform: Uniform): Path => {
    const side = Math.sqrt(count);
    return along(count, () => [side * uniform(), side * uniform()]);
  },
} as const satisfies { readonly [name: string]: (count: number, uniform: Uniform) => Path };

/** Every position moved by up to `most` steps each way. */
export const shaken = ({ x, y }: Path, most: number, uniform: Uniform): Path => {
  const moved = (values: Float64Array) => values.map((value) => value + most * (2 * uniform() - 1));
  return { x: moved(x), y: moved(y) };
};

/** Positions in pixels, as far from the corner of the object as patches of `side` pixels need. */
export const onObject = ({ x, y }: Path, step: number, side: number): Path => {
  const inPixels = (values: Float64Array) => {
    const least = values.reduce((low, value) => Math.min(low, value), Infinity);
    return values.map((value) => (value - least) * step + side / 2 + 4);
  };
  return { x: inPixels(x), y: inPixels(y) };
};
