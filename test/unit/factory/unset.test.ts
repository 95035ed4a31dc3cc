/** A request's provenance and findings are those that asking every field and every rule gives, whatever was resolved before. */
import { describe, expect, it } from 'vitest';
import { SECTION_NAMES } from '../../../shared/catalogue/types';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { inferProbeSize, PROBE_RULES } from '../../../shared/dataset/probeSize';
import { canonicalRequest } from '../../../shared/factory/canonical';
import { mergeRequest } from '../../../shared/factory/merge';
import { CandidateTable } from '../../../shared/factory/merge/table';
import { mergeField } from '../../../shared/factory/merge/unset';
import { type Request, requestSchema } from '../../../shared/request/request';
import { ruleFindings } from '../../../shared/rules';
import { findTarget } from '../../../shared/targets';
import { readVectors, TARGET_NAMES } from '../../conformance/read';
import { WORLD } from './help';

const ENTRY_POINTS = [undefined, 'python', 'native', 'script', 'lightning'] as const;

/** The recorded requests, each also with the settings of another one, entry points and the other layers in turn. */
function requestsOf(target: string): Request[] {
  const recorded = readVectors(target).map((vector) => {
    const { request } = vector as { request: object };
    return requestSchema.parse({ ...request, target });
  });
  return recorded.flatMap((request, i) => {
    const other = recorded[(i * 7 + 3) % recorded.length] ?? request;
    const entryPoint = ENTRY_POINTS[i % ENTRY_POINTS.length];
    const mixed: Request = {
      ...request,
      overrides: { ...other.overrides, ...request.overrides },
      execution: { ...other.execution, ...request.execution },
      cli_defaults: i % 3 === 0,
      profile: i % 4 === 0 ? 'ci' : null,
      ...(entryPoint ? { entry_point: entryPoint } : {}),
    };
    return [request, mixed].map(canonicalRequest);
  });
}

/** What requests on the same dataset need not share. */
const OTHER_FILES: readonly Partial<FileContext>[] = [
  {},
  { validation: WORLD.dataset },
  { output: { state: 'not-a-folder', results: [] } },
];

describe.each(TARGET_NAMES)('%s', (name) => {
  const target = findTarget(name);
  if (!target) throw new Error(`no target ${name}`);
  const requests = requestsOf(name);
  const inferenceWorld = { ...WORLD, model: { status: 'ok' } as const };

  it.each(['training', 'inference'] as const)('%s', (workflow) => {
    const of = requests.filter((request, i) => request.workflow === workflow && i % 5 < 2);
    expect(of.length).toBeGreaterThan(30);
    for (const [i, request] of of.entries()) {
      const files = workflow === 'training' ? WORLD : inferenceWorld;
      const fileContext = { ...files, ...OTHER_FILES[i % OTHER_FILES.length] };
      const merged = mergeRequest(target, request, fileContext);
      const sources = {
        table: new CandidateTable(target, request),
        size: inferProbeSize(fileContext.dataset, PROBE_RULES[target.traits.factory.probeSize]),
        fileContext,
      };
      const { provenance } = merged;
      const sections = SECTION_NAMES.filter(
        // The bridge of inference reads a section that its payload does not have.
        (section) => provenance[section] && (workflow === 'training' || !section.startsWith('tf_')),
      );
      const eachMerged = Object.fromEntries(
        sections.map((section) => {
          const names = Object.keys(provenance[section] ?? {});
          return [
            section,
            Object.fromEntries(
              names.map((field) => [
                field,
                mergeField(sources, { section, name: field }, provenance),
              ]),
            ),
          ];
        }),
      );
      expect(provenance).toMatchObject(eachMerged);
      const asked = ruleFindings(target, request, fileContext, merged.provenance, merged.findings);
      const known = ruleFindings(target, request, fileContext, merged.provenance, merged.findings, {
        own: merged.own,
        merge: (other) => mergeRequest(target, other, fileContext),
      });
      expect(known).toStrictEqual(asked);
    }
  });
});
