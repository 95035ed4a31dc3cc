/** Findings as SARIF `result` objects. */
import type { Finding, Fix } from '../findings/finding';
import { type Region, regionsOf } from '../json/locate';
import type { Span } from '../json/scan';
import type { Request } from '../request/request';
import { type FieldPlace, placesOf, type SourceText } from './places';
import { LEVELS, ruleIndex } from './rules';
import { textFix } from './textFix';

/** SARIF's `artifactLocation`. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** The file that contains a request. */
export interface Source extends SourceText {
  readonly location: ArtifactLocation;
  readonly request: Request | null;
  /** Which line of the file the text is, from 1; null when it is the whole file. */
  readonly line: number | null;
}

/** Makes a result of each finding about one request; `source` is null when no file contains it. */
export function resultMaker(source: Source | null): (finding: Finding) => object {
  const locate = source ? locatorOf(source) : null;
  return (finding) => {
    const [first, ...others] = source ? placesOf(finding, source) : [];
    const fixes = finding.fixes.map((fix) => ({ fix, edit: locate?.edit(fix) ?? null }));
    const exact = fixes.flatMap(({ fix, edit }) =>
      edit ? [{ description: { text: fix.label }, artifactChanges: [edit] }] : [],
    );
    const inWords = fixes.flatMap(({ fix, edit }) => (edit ? [] : [fix]));
    return {
      ruleId: finding.rule,
      ruleIndex: ruleIndex(finding.rule),
      level: LEVELS[finding.severity],
      message: { text: `${finding.message}${startedWith(finding)}` },
      locations: [
        locate ? locate.place(first) : { logicalLocations: finding.fields.map(fieldName) },
      ],
      ...(others.length > 0
        ? { relatedLocations: others.map((place) => locate?.related(place)) }
        : {}),
      // Under the first id that the rule had, so that baselines of earlier versions match.
      partialFingerprints: {
        'ruleAndField/v1': `${finding.aliases?.[0] ?? finding.rule}:${finding.fields[0] ?? ''}`,
      },
      // Empty, not absent: every result was looked at for an acknowledgement.
      suppressions: suppressions(finding),
      ...(exact.length > 0 ? { fixes: exact } : {}),
      properties: {
        outcome: finding.outcome,
        stage: finding.stage,
        source: finding.source,
        fields: finding.fields,
        ...(finding.entry_points ? { entryPoints: finding.entry_points } : {}),
        ...(finding.checked === false ? { checked: false } : {}),
        ...(inWords.length > 0 ? { fixes: inWords } : {}),
      },
    };
  };
}

/** SARIF has no place for it, and a viewer shows the message alone. */
const startedWith = ({ entry_points }: Finding): string =>
  entry_points ? ` (Only with the entry point ${entry_points.join(', ')}.)` : '';

const fieldName = (name: string): object => ({ name, fullyQualifiedName: name });

const suppressions = ({ acknowledged }: Finding): object[] =>
  acknowledged === undefined
    ? []
    : [
        {
          kind: 'inSource',
          status: 'accepted',
          ...(acknowledged === '' ? {} : { justification: acknowledged }),
        },
      ];

function locatorOf(source: Source) {
  const { location, line, text } = source;
  const regions = regionsOf(text);
  const region = (span: Span): Region => {
    const { startLine, endLine, ...columns } = regions(span);
    const above = (line ?? 1) - 1;
    return { startLine: startLine + above, endLine: endLine + above, ...columns };
  };
  const whole = line === null ? {} : { region: { startLine: line } };
  const place = (found: FieldPlace | undefined): object =>
    found
      ? {
          physicalLocation: {
            artifactLocation: location,
            region: region(found.entry.key ?? found.entry.value),
          },
          logicalLocations: [
            {
              name: String(found.path.at(-1)),
              fullyQualifiedName: found.path.join('.'),
              kind: 'member',
            },
          ],
        }
      : { physicalLocation: { artifactLocation: location, ...whole } };
  return {
    place,
    related: (found: FieldPlace): object => ({ ...place(found), message: { text: found.field } }),
    /** Only of a request alone: an edited payload file would no longer hold what its request makes. */
    edit: (fix: Fix): object | null => {
      if (source.isPayload || !source.request) return null;
      const found = textFix(text, source.request, fix);
      return (
        found && {
          artifactLocation: location,
          replacements: [
            { deletedRegion: region(found.span), insertedContent: { text: found.text } },
          ],
        }
      );
    },
  };
}
