import { useEffect } from 'react';
import { stillMissing } from '../../shared/prepare/layouts/compose';
import { Button } from '../kit/Button';
import { Dialog, Sheet } from '../kit/Dialog';
import { JobState } from '../kit/JobState';
import { BeforeAfter } from './BeforeAfter';
import { Choices } from './Choices';
import { Files } from './Files';
import { Findings } from './Findings';
import { Foot } from './Foot';
import { Layout } from './Layout';
import { Mapping } from './Mapping';
import css from './PrepareSheet.module.css';
import { Split } from './Split';
import { chooseAndPrepare } from './sources';
import { setRecipe, usePrepare } from './store';
import { type Prepared, usePrepared } from './usePrepared';

/** What is in the files, what PtychoPINN reads, and what becomes of one pattern and of the scan. */
export function PrepareSheet() {
  const prepared = usePrepared();
  const { opened } = prepared;
  const recipe = usePrepare((state) => state.recipe);
  // The likeliest layout is a beginning, until the user changes something.
  const first = opened.value?.layouts[0]?.recipe;
  useEffect(() => {
    if (first && usePrepare.getState().recipe === null) setRecipe(first);
  }, [first]);
  return (
    <Dialog label="Prepare dataset" wide>
      <Sheet
        title="Prepare dataset"
        head={
          <>
            <Files opened={opened.value} />
            {opened.value && <Layout opened={opened.value} />}
            <p className={css.about}>
              {opened.value && opened.value.files.length > 1
                ? 'The source files are only read.'
                : 'The source file is only read.'}
            </p>
          </>
        }
        className={css.sheet}
        columns
        foot={<Foot {...prepared} />}
      >
        <Content {...prepared} hasRecipe={recipe !== null} />
      </Sheet>
    </Dialog>
  );
}

function Content({ hasRecipe, ...prepared }: Prepared & { hasRecipe: boolean }) {
  const { opened } = prepared;
  const hasChoice = usePrepare(({ choices }) => choices.length > 0);
  const isNone = usePrepare(({ sources }) => sources.length === 0);
  const recipe = usePrepare((state) => state.recipe);
  const layout = opened.value?.layouts.find((one) => one.layout === recipe?.layout);
  const missing = layout && recipe ? stillMissing(layout.missing, recipe) : [];
  if (hasChoice) return <Choices />;
  if (isNone)
    return (
      <section className={css.empty} aria-label="Files">
        <p>
          Choose what a beamline or another program wrote: HDF5, CXI, NeXus, MATLAB 7.3, NPZ, NPY or
          TIFF; several files where patterns and positions are apart. Of numbered files that are a
          frame each, choose all or one, or drop their folder.
        </p>
        <Button icon="folder" onClick={() => void chooseAndPrepare()}>
          Choose files…
        </Button>
      </section>
    );
  if (!opened.value)
    return (
      <section className={css.empty} aria-label="Files">
        {opened.problem === null && <p role="status">Reading what is in the file…</p>}
        <JobState job={opened} what="the files" />
      </section>
    );
  return (
    <>
      <div className={css.left}>
        <Mapping opened={opened.value} missing={missing} preview={prepared.preview}>
          <Findings {...prepared} />
        </Mapping>
      </div>
      <div className={css.right}>
        {hasRecipe && (
          <>
            <BeforeAfter preview={prepared.preview} />
            <Split preview={prepared.preview} />
          </>
        )}
      </div>
    </>
  );
}
