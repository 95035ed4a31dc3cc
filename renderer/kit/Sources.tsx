import { Fragment } from 'react';
import { type PageSource, type Source, shortCommit, sourceText } from '../../shared/sources/source';
import { dispatch } from './actions';
import { useLoaded } from './lazyModule';
import { RULES } from './rules';
import { tip } from './Tip';

/** Where knowledge comes from: lines of PtychoPINN, and links to the evidence page of the Reference. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  return sources.map((source, i) => (
    <Fragment key={sourceText(source)}>
      {i > 0 && ', '}
      {'page' in source ? (
        <EvidenceLink source={source} />
      ) : (
        <span {...tip(`In PtychoPINN ${shortCommit(source.commit)}`)}>
          <code>{sourceText(source)}</code>
        </span>
      )}
    </Fragment>
  ));
}

/** `evidence#scan-positions` as a link to the page, with the section's title once the rules are loaded. */
function EvidenceLink({ source: { page } }: { source: PageSource }) {
  const [, section = ''] = page.split('#');
  const title = useLoaded(RULES)?.evidenceTitle(page);
  return (
    <button
      type="button"
      className="link"
      {...tip('The evidence, in the Reference')}
      onClick={() => dispatch('open-page', `evidence:${section}`)}
    >
      {title ?? page}
    </button>
  );
}
