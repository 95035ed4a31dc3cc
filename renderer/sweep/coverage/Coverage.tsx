import { type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Planned, useSweep } from '../store';
import { AxisPicker } from './AxisPicker';
import css from './Coverage.module.css';
import { drawScene } from './draw';
import { type Cluster, statusesOf } from './jitter';
import { Legend } from './Legend';
import type { Scene } from './scene';
import { Tip, type Tipped, tipAt } from './Tip';
import { useScene } from './useScene';
import { coverageWords } from './words';

/** A larger matrix is too small to read. */
const MOST_AXES = 4;

/** How the points cover the parameter space: a scatter plot per pair of axes, a histogram per axis. */
export function Coverage({ planned }: { planned: Planned }) {
  const names = useMemo(() => planned.spec.axes.map(({ name }) => name), [planned.spec]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const shown = useMemo(() => {
    const still = chosen.filter((name) => names.includes(name));
    const wanted = still.length > 0 ? still : names;
    return names.filter((name) => wanted.includes(name)).slice(0, MOST_AXES);
  }, [chosen, names]);
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const holder = frame.current;
    if (!holder) return;
    const look = () => setSize({ width: holder.clientWidth, height: holder.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(holder);
    return () => observer.disconnect();
  }, []);
  const scene = useScene(planned, shown, size);
  return (
    <div className={css.coverage}>
      {names.length > MOST_AXES && (
        <AxisPicker names={names} shown={shown} most={MOST_AXES} onChange={setChosen} />
      )}
      <figure className={css.figure}>
        <div ref={frame} className={css.frame}>
          <Picture scene={scene} planned={planned} />
          <Legend statuses={scene.statuses} />
        </div>
        <figcaption className={css.words}>{coverageWords(scene)}</figcaption>
      </figure>
    </div>
  );
}

function Picture({ scene, planned }: { scene: Scene; planned: Planned }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [tip, setTip] = useState<Tipped | null>(null);
  const dark = useDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours depend on the theme.
  useEffect(() => {
    if (canvas.current && scene.width > 0) drawScene(canvas.current, scene);
  }, [scene, dark]);
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return tipAt(scene, { x: clientX - box.left, y: clientY - box.top });
  };
  return (
    <>
      <canvas
        ref={canvas}
        className={css.canvas}
        role="img"
        aria-label={`How the points cover ${scene.scales.map(({ name }) => name).join(', ')}`}
        onPointerMove={(event) => setTip(at(event))}
        onPointerLeave={() => setTip(null)}
        onClick={() => {
          const point =
            tip?.kind === 'cluster'
              ? worstOf(tip.cluster, scene)
              : tip?.kind === 'point'
                ? tip.position
                : null;
          if (point !== null) useSweep.setState({ selected: point });
        }}
      />
      {tip && <Tip tip={tip} planned={planned} scene={scene} />}
    </>
  );
}

/** The first of a cluster's worst points. */
function worstOf(cluster: Cluster, { statuses }: Scene): number | null {
  const [worst] = statusesOf(cluster);
  return cluster.points.find((i) => statuses[i] === worst) ?? null;
}

/** Whether the theme is dark. */
function useDark(): boolean {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const look = () => setDark(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, [query]);
  return dark;
}
