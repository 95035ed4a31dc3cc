import { TextBox } from '../../kit/TextBox';
import css from './Editor.module.css';

interface Box {
  readonly caption: string;
  readonly label: string;
  readonly value: string | number;
  readonly problem: string | null | undefined;
  readonly onText: (text: string) => void;
}

/** Numbers beside each other, and below them what is wrong with one, or a note. */
export function Boxes({ boxes, note = '' }: { boxes: readonly Box[]; note?: string }) {
  const bad = boxes.find(({ problem }) => typeof problem === 'string');
  return (
    <>
      <div className={css.boxes}>
        {boxes.map(({ problem, value, ...box }) => (
          <TextBox
            key={box.caption}
            invalid={typeof problem === 'string'}
            value={String(value)}
            {...box}
          />
        ))}
      </div>
      <p className={css.read} data-bad={bad !== undefined || undefined}>
        {bad ? `${bad.caption}: ${bad.problem}` : note}
      </p>
    </>
  );
}
