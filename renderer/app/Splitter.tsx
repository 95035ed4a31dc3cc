import { useEffect, useState } from 'react';
import css from './Splitter.module.css';

interface Props {
  label: string;
  /** 1 when the column grows to the right, -1 when it grows to the left. */
  grows: 1 | -1;
  width: () => number;
  least: number;
  most: () => number;
  onWidth: (width: number) => void;
}

const STEP = 16;

/** The border between two columns: dragged, or moved with the arrow keys. */
export function Splitter({ label, grows, width, least, most, onWidth }: Props) {
  const [now, setNow] = useState(least);
  const [drag, setDrag] = useState<{ x: number; width: number } | null>(null);
  // Measured once after the first layout, then only when the border moves: measuring costs a layout.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the function is a new one every time.
  useEffect(() => setNow(Math.round(width())), []);
  const set = (wanted: number) => {
    const next = Math.min(Math.max(wanted, least), most());
    setNow(Math.round(next));
    onWidth(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved, unlike <hr>.
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={now}
      aria-valuemin={least}
      tabIndex={0}
      className={css.splitter}
      data-dragging={drag !== null || undefined}
      title={`${label}: drag, or use the arrow keys`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ x: event.clientX, width: width() });
      }}
      onPointerMove={(event) => {
        if (drag) set(drag.width + grows * (event.clientX - drag.x));
      }}
      onPointerUp={() => setDrag(null)}
      onPointerCancel={() => setDrag(null)}
      onKeyDown={(event) => {
        const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        set(width() + grows * step);
      }}
    />
  );
}
