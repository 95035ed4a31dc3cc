import { useEffect, useRef } from 'react';
import type { Points } from '../../shared/ipc/prepare';
import { useSize } from '../kit/useSize';
import { useStore } from '../store/store';
import { drawPoints } from './scan';

interface Props {
  points: Points;
  marked?: ReadonlySet<number> | undefined;
  index: number | null;
  label: string;
  className?: string | undefined;
}

/** A scan as dots. */
export function ScanCanvas({ points, marked, index, label, className }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(canvas);
  const theme = useStore((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size or theme draws it again.
  useEffect(() => {
    if (canvas.current) drawPoints(canvas.current, { points, marked, index });
  }, [points, marked, index, width, height, theme]);
  return <canvas ref={canvas} className={className} role="img" aria-label={label} />;
}
