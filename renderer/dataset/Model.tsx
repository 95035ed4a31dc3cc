import { type Bundle, modelFacts, modelValue } from '../../shared/dataset/model';
import type { OpenedModel } from '../../shared/ipc/opened';
import { typeOfName } from '../../shared/targets/catalogue';
import { sizeText } from '../../shared/values/bytes';
import { dateText } from '../../shared/values/dates';
import { shownText } from '../../shared/values/shown';
import { own, sameValue } from '../../shared/values/value';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { Tip } from '../kit/Tip';
import { chooseModel } from '../store/files';
import { useDocument } from '../store/store';
import css from './DatasetPanel.module.css';
import facts from './Model.module.css';

const STATES = {
  ok: 'The archive was not opened.',
  missing: 'The folder does not exist.',
  'no-archive': 'The folder contains no `wts.h5.zip`.',
  'not-a-folder': 'This is a file; choose the folder that contains `wts.h5.zip`.',
};

/** The trained model of an inference: what it is, and which settings it decides. */
export function Model() {
  const model = useDocument((doc) => doc.model);
  return (
    <section aria-label="Trained model">
      <header className={css.head} data-field="model_path">
        <Tip text={model?.path ?? ''}>
          <h2>{model?.name ?? 'Model'}</h2>
        </Tip>
        {model && model.reading.status === 'ok' && (
          <Button
            small
            variant="ghost"
            tip="Its layers, and whether it fits this dataset and configuration"
            onClick={() => dispatch('inspect-model', { model: model.grant })}
          >
            Inspect…
          </Button>
        )}
        <Button small onClick={() => void chooseModel()}>
          {model ? 'Open another…' : 'Open model…'}
        </Button>
      </header>
      {model ? (
        <Content model={model} />
      ) : (
        <p className={css.note}>
          <CodeText text="Choose the output folder of a training run; it contains `wts.h5.zip`." />
        </p>
      )}
    </section>
  );
}

function Content({ model: { reading } }: { model: OpenedModel }) {
  const { archive } = reading;
  if (archive?.kind === 'bundle') return <Facts bundle={archive} />;
  return (
    <p className={css.bad}>
      <CodeText text={archive?.problem ?? STATES[reading.status]} />
    </p>
  );
}

function Facts({ bundle }: { bundle: Bundle }) {
  const overrides = useDocument((doc) => doc.draft.overrides);
  const target = useDocument((doc) => doc.draft.target);
  const { size, modified, schema, backend, notRead } = bundle;
  return (
    <>
      <p className={css.counts}>
        {[
          `saved ${dateText(modified)}`,
          sizeText(size),
          ...(backend === 'tensorflow' ? ['TensorFlow'] : []),
        ].join(' · ')}
      </p>
      <dl className={facts.facts}>
        {modelFacts(bundle).map(({ label, name, value }) => {
          const set = own(overrides, name);
          const trained = modelValue(bundle, name);
          const type = typeOfName(target, name);
          const differs = set !== undefined && trained !== undefined && !sameValue(set, trained);
          return (
            <div key={name} data-field={name}>
              <dt>
                {label} <code>{name}</code>
              </dt>
              <dd>
                <Tip text={typeof value === 'string' ? value : ''}>
                  <code>{shownText(value, type)}</code>
                </Tip>
                {differs && (
                  <span className={facts.decides}>
                    Model decides; you set <code>{shownText(set, type)}</code>
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {schema !== null && (
        <p className={css.from}>
          Configuration stored as <code>{schema}</code>
        </p>
      )}
      {notRead.map(({ name, problem }) => (
        <p key={name} className={css.from}>
          <code>{name}</code> not read: {problem}
        </p>
      ))}
    </>
  );
}
