import { CodeText } from '../../kit/CodeText';
import { Select } from '../../kit/Select';
import css from './Compare.module.css';
import { Images } from './Images';
import { Planes } from './Planes';
import { useCompare } from './store';
import type { Compared } from './useCompared';
import { usePictures } from './usePictures';

/** One picture of each run: arrays on one colour scale, PNG files as they were drawn. */
export function ComparePictures({ compared }: { compared: readonly Compared[] }) {
  const { isRead, names, name, shown, problems } = usePictures(compared);
  const isArray = shown.some(({ picture }) => picture !== null && picture.array !== null);
  const choice = name !== null && (
    <Select
      label="Picture"
      small
      value={name}
      choices={names.map((value) => ({ value, label: value }))}
      onChange={(next) => useCompare.setState({ picture: next })}
    />
  );
  return (
    <>
      {problems.map((problem) => (
        <p key={problem} className={css.problem} role="alert">
          <CodeText text={problem} />
        </p>
      ))}
      {name === null ? (
        <p className={css.empty}>
          {isRead
            ? 'None of these runs left pictures or arrays. Inference writes them; choose its runs.'
            : 'Looking for pictures…'}
        </p>
      ) : isArray ? (
        <Planes key={name} shown={shown} choice={choice} />
      ) : (
        <Images key={name} shown={shown} choice={choice} />
      )}
    </>
  );
}
