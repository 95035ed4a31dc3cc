import { stemOf } from '../../shared/prepare/series';
import { sizeText } from '../../shared/values/bytes';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { keyOf } from '../kit/keyText';
import { Since } from '../kit/Since';
import { useStore } from '../store/store';
import css from './Foot.module.css';
import { problemOf } from './problems';
import { copyPython, openRecipe, saveRecipe } from './recipeFile';
import { undoRecipe, usePrepare } from './store';
import type { Prepared } from './usePrepared';
import { useUndoKey } from './useUndoKey';
import { cancelWriting, useWriting, write } from './write';

/** What will be written and how large, the recipe as file and as Python, and the writing with its progress. */
export function Foot({ opened, preview }: Prepared) {
  const recipe = usePrepare((state) => state.recipe);
  const canUndo = usePrepare(({ past }) => past.length > 0);
  const running = useWriting((state) => state.running);
  const why = whyNot(preview.value, recipe !== null);
  const isRunning = running !== null;
  useUndoKey();
  return (
    <>
      <News preview={preview} why={why} />
      {!isRunning && (
        <>
          <Button
            variant="ghost"
            icon="undo"
            label="Undo the last change of the recipe"
            keys={keyOf('undo')}
            disabled={!canUndo && 'Nothing to undo'}
            onClick={undoRecipe}
          />
          <Button
            variant="ghost"
            icon="copy"
            disabled={recipe === null}
            onClick={() => void copyPython(opened.value?.files ?? [])}
          >
            Copy recipe as Python
          </Button>
          <Button disabled={recipe === null} onClick={() => void saveRecipe()}>
            Save recipe…
          </Button>
          <Button onClick={() => void openRecipe()}>Open recipe…</Button>
        </>
      )}
      <Button
        variant="primary"
        data-first-focus
        disabled={isRunning}
        // The reason is beside it: as a tooltip it would outlive itself on the button that has the focus.
        aria-disabled={why !== null}
        onClick={() => {
          if (why === null) void write();
        }}
      >
        Write and open
      </Button>
    </>
  );
}

/** Why nothing can be written, in a sentence; null when it can. */
function whyNot(preview: Prepared['preview']['value'], hasRecipe: boolean): string | null {
  if (!hasRecipe) return 'Nothing is mapped yet.';
  if (preview === null) return 'Reading the files…';
  return problemOf(preview, 'patterns') ?? problemOf(preview, 'x') ?? problemOf(preview, 'probe');
}

function News({ preview: { value }, why }: { preview: Prepared['preview']; why: string | null }) {
  const { running, done, problem } = useWriting();
  const news = useStore((state) => state.status);
  const failure = useStore((state) => state.problem);
  const first = usePrepare(({ sources }) => sources[0]);
  const split = usePrepare(({ recipe }) => recipe?.split ?? null);
  if (running !== null)
    return (
      <div className={css.news} role="status">
        <progress aria-label="Writing" {...(done === null ? {} : { value: done })} max={1} />
        <span>
          {done === null ? 'Writing…' : `Writing, ${Math.floor(done * 100)} %`}{' '}
          <Since at={running.since} />
        </span>
        <Button small onClick={cancelWriting}>
          Cancel
        </Button>
      </div>
    );
  const stem = stemOf(first?.path ?? '');
  const names =
    split === null ? `\`${stem}_ptychopinn.npz\`` : `\`${stem}_train.npz\` and \`${stem}_val.npz\``;
  const outcome = value
    ? `Writes ${names}, ${sizeText(value.bytes)}, with the recipe and the SHA-256 of the source.`
    : '';
  // What was done last is news for some seconds.
  const failed = problem ?? failure;
  const text = failed ?? (news === '' ? (why ?? outcome) : news);
  return (
    <p className={css.news} role="status" data-failed={failed !== null || undefined}>
      <span>
        <CodeText text={text} />
      </span>
    </p>
  );
}
