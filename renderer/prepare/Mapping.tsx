import { type ReactNode, useMemo, useRef } from 'react';
import type { OpenedSources } from '../../shared/ipc/prepare';
import type { Recognition } from '../../shared/prepare/layouts';
import { sizeText } from '../../shared/values/bytes';
import { counted } from '../kit/format';
import type { Job } from '../kit/job';
import { ArrayCard } from './ArrayCard';
import { ByHand } from './ByHand';
import { cardsOf, usesOf, wiresOf } from './cards';
import { TARGETS } from './edit';
import { Geometry } from './Geometry';
import css from './Mapping.module.css';
import { More } from './More';
import { Problems } from './Problems';
import { usePrepare } from './store';
import { TargetCard } from './TargetCard';
import { Tree } from './Tree';
import type { PreviewOf } from './usePrepared';
import { useWiring } from './useWiring';
import { Wires } from './Wires';

interface Props {
  opened: OpenedSources;
  /** What the files do not say, as their layout knows. */
  missing: Recognition['missing'];
  preview: Job<PreviewOf>;
  /** Below what PtychoPINN reads. */
  children: ReactNode;
}

/** What is in the files at the left, what PtychoPINN reads at the right, and wires between them. */
export function Mapping({ opened: whole, missing, preview, children }: Props) {
  const { files } = whole;
  const holder = useRef<HTMLDivElement>(null);
  const recipe = usePrepare((state) => state.recipe);
  const isTree = usePrepare((state) => state.isTree);
  const opened = useMemo(() => files.map(({ file }) => file), [files]);
  const wiring = useWiring(holder, opened);
  const { cards, others } = useMemo(() => cardsOf(opened, recipe), [opened, recipe]);
  const uses = useMemo(() => usesOf(opened, recipe), [opened, recipe]);
  const wires = useMemo(() => (recipe ? wiresOf(opened, recipe) : []), [opened, recipe]);
  const known = opened.filter((file) => file !== null);
  const arrays = known.reduce((sum, file) => sum + file.arrays.length, 0);
  const bytes = known.reduce((sum, file) => sum + file.bytes, 0);
  const hasGroups = known.some(({ groups }) => groups.length > 0);
  return (
    <div
      ref={holder}
      className={css.mapping}
      data-tree={isTree || undefined}
      data-wiring={wiring.drawn !== null || undefined}
      {...wiring.handlers}
    >
      <section className={css.column} aria-label="In the file">
        <header className={css.head}>
          <h3>{files.length > 1 ? 'In the files' : 'In the file'}</h3>
          <p className={css.small}>
            {counted(arrays, 'array')} · {sizeText(bytes)}
          </p>
        </header>
        <Problems opened={whole} />
        {isTree ? (
          <Tree files={known} uses={uses} />
        ) : (
          cards.map((card) => (
            <ArrayCard
              key={card.id}
              card={card}
              isUsed={uses.has(card.id)}
              fileName={files[card.file - 1]?.name ?? ''}
              isOneOfMany={files.length > 1}
            />
          ))
        )}
        <p className={css.small}>
          {!isTree && others === 0 && cards.every(({ id }) => uses.has(id)) && cards.length > 0
            ? 'All arrays are mapped. '
            : ''}
          {!isTree && others > 0 && `${counted(others, 'more array')} in the tree. `}
          <button
            type="button"
            className="link"
            onClick={() => usePrepare.setState({ isTree: !isTree })}
          >
            {isTree ? 'Show as cards' : 'Show as tree'}
          </button>
          {!isTree && hasGroups && ' with attributes and links'}
        </p>
      </section>
      <section className={css.column} aria-label="PtychoPINN reads">
        <header className={css.head}>
          <h3>PtychoPINN reads</h3>
          <p className={css.small}>5 required arrays, 1 optional</p>
        </header>
        {recipe && (
          <>
            <Geometry recipe={recipe} preview={preview} missing={missing} />
            {TARGETS.map((target) => (
              <TargetCard
                key={target}
                target={target}
                files={opened}
                recipe={recipe}
                preview={preview}
                isAimedAt={wiring.aim === target}
              />
            ))}
            <More recipe={recipe} />
            {children}
          </>
        )}
        {recipe === null && <ByHand files={opened} />}
      </section>
      <Wires holder={holder} wires={wires} drawn={wiring.drawn} />
    </div>
  );
}
