/** The sections of the evidence page: what rules cite as their source. */
import text from '../reference/evidence.md?raw';

export interface EvidenceSection {
  /** As the page's own anchors are made from titles: `scan-positions`. */
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  readonly text: string;
}

export const EVIDENCE: readonly EvidenceSection[] = text
  .split(/^## /m)
  .slice(1)
  .flatMap((part) => {
    const [chapter = '', ...sections] = part.split(/^### /m);
    return sections.map((section): EvidenceSection => {
      const [title = '', ...lines] = section.split('\n');
      return { id: anchorOf(title), title, chapter: chapter.trim(), text: lines.join('\n').trim() };
    });
  });

/** A heading's anchor, as GitHub makes it. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s/g, '-');
}

const byId = new Map(EVIDENCE.map((section) => [section.id, section]));

/** The section that a source such as `evidence#scan-positions` names. */
export const evidenceSection = (page: string): EvidenceSection | undefined =>
  page.startsWith('evidence#') ? byId.get(page.slice('evidence#'.length)) : undefined;
