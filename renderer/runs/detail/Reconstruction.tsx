import { useEffect, useState } from 'react';
import type { RunRow } from '../../../shared/ipc/runs';
import type { RunPicture } from '../../../shared/runs/compare/pictures';
import { bridge } from '../../bridge/bridge';
import compareCss from '../compare/Compare.module.css';
import { Frame, largestOf, type Shape, useLinked } from '../compare/Frame';
import { type Image, readImage } from '../compare/readImage';
import css from '../RunsView.module.css';

/** Amplitude and phase; further ones are in the comparison. */
const MOST = 4;

/** What an inference drew, as it drew it. */
export function Reconstruction({ run: { id, name, state } }: { run: RunRow }) {
  const drawn = useDrawn(id, state);
  const link = useLinked(id);
  const shapes = drawn.flatMap(({ image: { canvas } }): Shape[] =>
    canvas ? [[canvas.height, canvas.width]] : [],
  );
  if (drawn.length === 0) return null;
  return (
    <section className={css.curves} aria-label="Reconstruction">
      <div className={css.plots}>
        <div>
          <header>
            <h3>Reconstruction</h3>
          </header>
          <div className={compareCss.frames}>
            {drawn.map(({ picture, image }) => (
              <Frame
                key={picture.file}
                of={{ name, short: picture.name, pen: null }}
                name={picture.name}
                shape={image.canvas && [image.canvas.height, image.canvas.width]}
                largest={largestOf(shapes)}
                canvas={image.canvas}
                bin={null}
                link={link}
                reset={id}
                read={() => ''}
              >
                {image.problem}
              </Frame>
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

interface Drawn {
  readonly picture: RunPicture;
  readonly image: Image;
}

/** Those of the run before stay until they are read, so that the list does not jump. */
function useDrawn(id: string, state: RunRow['state']): readonly Drawn[] {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another state it has left other pictures.
  useEffect(() => {
    let isWanted = true;
    void bridge?.runPictures(id).then(async (outcome) => {
      const pictures = outcome.ok
        ? outcome.value.filter(({ run, array }) => run === id && array === null).slice(0, MOST)
        : [];
      const read = await Promise.all(
        pictures.map(async (picture) => ({ picture, image: await readImage(picture) })),
      );
      if (isWanted) setDrawn(read);
    });
    return () => {
      isWanted = false;
    };
  }, [id, state]);
  return drawn;
}
