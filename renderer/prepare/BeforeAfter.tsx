import { useEffect, useRef } from 'react';
import { errorText } from '../../shared/errors/words';
import type { SourcePlane } from '../../shared/ipc/prepare';
import { CodeText } from '../kit/CodeText';
import { shortNumber } from '../kit/format';
import { JobState } from '../kit/JobState';
import type { Job } from '../kit/job';
import { Switch } from '../kit/Switch';
import { tip } from '../kit/Tip';
import { ColorBar } from '../pictures/ColorBar';
import { paint } from '../pictures/paint';
import css from './BeforeAfter.module.css';
import { PatternNumber } from './PatternNumber';
import { Scans } from './Scans';
import { usePrepare } from './store';
import { scaleOf } from './Thumbnail';
import type { PreviewOf } from './usePrepared';

/** One pattern as it is in the file and as it will be written, and the scan likewise. */
export function BeforeAfter({ preview }: { preview: Job<PreviewOf> }) {
  const log = usePrepare((state) => state.log);
  const index = usePrepare((state) => state.index);
  const { value } = preview;
  const patterns = value?.patterns.ok ? value.patterns.value : null;
  return (
    <section aria-label="Before and after">
      <header className={css.head}>
        <h3>Before and after</h3>
        <PatternNumber count={patterns?.count ?? 1} />
        <Switch checked={log} onChange={(on) => usePrepare.setState({ log: on })}>
          log
        </Switch>
      </header>
      {value && !value.patterns.ok && (
        <p className={css.problem} role="alert">
          <CodeText text={errorText(value.patterns.error)} />
        </p>
      )}
      <div className={css.pair} data-stale={preview.busy || undefined}>
        <Figure
          plane={patterns?.before ?? null}
          log={log}
          name={patterns?.name.split('/').at(-1) ?? ''}
          full={patterns?.name}
        />
        <Figure
          plane={patterns?.after ?? null}
          log={log}
          name={patterns ? `diffraction[${Math.min(index, patterns.count - 1)}]` : ''}
        />
      </div>
      {(preview.problem !== null || preview.done !== null) && (
        <JobState job={preview} what="the preview" />
      )}
      {value?.positions.ok && <Scans positions={value.positions.value} />}
      {value && value.notes.length > 0 && (
        <ul className={css.notes} aria-label="Done without a step">
          {value.notes.map((note) => (
            <li key={note}>
              <CodeText text={note} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface FigureProps {
  plane: SourcePlane | null;
  log: boolean;
  name: string;
  /** The name with its whole path. */
  full?: string | undefined;
}

function Figure({ plane, log, name, full }: FigureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current || !plane) return;
    const { values, rows, columns } = plane;
    paint(canvas.current, { values, width: columns, height: rows }, scaleOf(plane, log), 'inferno');
  }, [plane, log]);
  return (
    <figure className={css.figure}>
      <div
        className={css.frame}
        {...(plane
          ? { role: 'img', 'aria-label': `${name}, ${plane.rows} by ${plane.columns} pixels` }
          : {})}
      >
        {plane && <canvas ref={canvas} />}
      </div>
      <ColorBar colormap="inferno" />
      <figcaption>
        <code {...tip(full)}>{name}</code>
        <span>{plane && `${number(plane.min)} … ${number(plane.max)}`}</span>
      </figcaption>
    </figure>
  );
}

const number = (value: number): string =>
  shortNumber(Number(value.toPrecision(3))).replaceAll('-', '−');
