import { type ReactNode, useEffect, useState } from 'react';
import css from './Compare.module.css';
import { Frame, largestOf, type Shape, useLinked } from './Frame';
import { type Image, readImage } from './readImage';
import type { Shown } from './usePictures';

interface Props {
  shown: readonly Shown[];
  /** Chooses the picture. */
  choice: ReactNode;
}

/** PNG files side by side, as the program drew them. */
export function Images({ shown, choice }: Props) {
  const [first] = shown.flatMap(({ picture }) => picture ?? []);
  const reset = first?.name ?? '';
  const link = useLinked(reset);
  const images = useImages(shown);
  // One zoom for all: it fits the largest of them.
  const isRead = shown.every(({ of, picture }) => picture === null || images.has(of.id));
  const shapes = [...images.values()].flatMap(({ canvas }): Shape[] =>
    canvas ? [[canvas.height, canvas.width]] : [],
  );
  return (
    <>
      <div className={css.tools}>
        {choice}
        <p>
          Each has a colour scale of its own, as PtychoPINN drew it. One scale, differences and a
          ring correlation need arrays: save them in the run’s folder as <code>.npz</code>.
        </p>
      </div>
      <div className={css.frames}>
        {shown.map(({ of, picture }) => {
          const image = images.get(of.id);
          const canvas = (isRead && image?.canvas) || null;
          return (
            <Frame
              key={of.id}
              of={of}
              word={picture?.inference ?? ''}
              name={reset}
              shape={canvas && [canvas.height, canvas.width]}
              largest={largestOf(shapes)}
              canvas={canvas}
              bin={null}
              link={link}
              reset={reset}
              read={() => ''}
            >
              {picture === null ? 'It has no such picture.' : (image?.problem ?? 'Reading…')}
            </Frame>
          );
        })}
      </div>
    </>
  );
}

/** By the run's id. */
function useImages(shown: readonly Shown[]): ReadonlyMap<string, Image> {
  const [images, setImages] = useState<ReadonlyMap<string, Image>>(new Map());
  const key = JSON.stringify(shown.map(({ of, picture }) => [of.id, picture?.run, picture?.file]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which pictures are shown.
  useEffect(() => {
    let isWanted = true;
    for (const { of, picture } of shown)
      if (picture)
        void readImage(picture).then((image) => {
          if (isWanted) setImages((before) => new Map(before).set(of.id, image));
        });
    return () => {
      isWanted = false;
    };
  }, [key]);
  return images;
}
