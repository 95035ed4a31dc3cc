import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../../shared/formats/parseRequest';
import type { Edit } from '../../../../shared/request/edits';
import { applyEdits } from '../../../../shared/request/edits';
import type { Request } from '../../../../shared/request/request';
import { textFix } from '../../../../shared/sarif/textFix';

const text = (more: string) =>
  `{"target": "adr-003", "workflow": "training", "train_data_file": "x.npz", "output_dir": "o", ${more}}`;

function parsed(from: string): Request {
  const read = parseRequest(from);
  if (!read.ok) throw read.error;
  return read.request;
}

/** The text after the fix; null where there is none. */
function fixed(before: string, edits: Edit[]): string | null {
  const found = textFix(before, parsed(before), { label: 'A fix', edits });
  return found && before.slice(0, found.span.start) + found.text + before.slice(found.span.end);
}

const EDITS: readonly [string, string, Edit[]][] = [
  ['an override', '"overrides": {"K": 4}', [{ op: 'set-override', name: 'K', value: 9 }]],
  ['a new override', '"overrides": {"K": 4}', [{ op: 'set-override', name: 'N', value: 64 }]],
  ['the first override', '"execution": null', [{ op: 'set-override', name: 'N', value: 64 }]],
  [
    'a knob where there is none',
    '"execution": null',
    [{ op: 'set-execution', name: 'accum_steps', value: 1 }],
  ],
  ['a profile', '"overrides": {}', [{ op: 'set-profile', value: 'ci' }]],
  ['no profile', '"profile": "ci"', [{ op: 'set-profile', value: null }]],
  [
    'two overrides beside each other',
    '"overrides": {"a": [1, {"b": 2}], "K": 4, "N": 64}',
    [
      { op: 'clear-override', name: 'a' },
      { op: 'clear-override', name: 'K' },
    ],
  ],
  [
    'a knob under both of its places',
    '"overrides": {"accum_steps": 2}, "execution": {"accum_steps": 2}',
    [
      { op: 'clear-override', name: 'accum_steps' },
      { op: 'clear-execution', name: 'accum_steps' },
    ],
  ],
];

describe('a fix as one replacement in the text', () => {
  it.each(EDITS)('does to %s what the fix does to the request', (_what, more, edits) => {
    const before = text(more);
    const after = fixed(before, edits);
    expect(after).not.toBeNull();
    const wanted = applyEdits(parsed(before), edits);
    const { overrides, execution, profile } = parsed(after ?? '');
    expect(overrides).toEqual(wanted.overrides);
    expect(execution ?? {}).toEqual(wanted.execution ?? {});
    expect(profile ?? null).toEqual(wanted.profile ?? null);
  });

  it('writes numbers as Python does', () => {
    const edit: Edit = { op: 'set-override', name: 'nphotons', value: 1e9 };
    expect(fixed(text('"overrides": {}'), [edit])).toContain('{"nphotons": 1000000000.0}');
  });

  it('is none where the text would then say something else', () => {
    // The member that stays is the one that JSON had passed over.
    const twice = text('"overrides": {"K": 3, "K": 4}');
    expect(fixed(twice, [{ op: 'clear-override', name: 'K' }])).toBeNull();
    const nothing = text('"overrides": {}');
    expect(fixed(nothing, [{ op: 'clear-override', name: 'K' }])).toBeNull();
  });
});
