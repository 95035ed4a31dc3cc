/** Dataclasses read from source text without running it. */
import { describe, expect, it } from 'vitest';
import {
  compareFields,
  driftFrom,
  nameDriftFrom,
  unknownIn,
} from '../../../shared/environments/drift';
import { type ReadField, readCatalogue } from '../../../shared/environments/source/catalogue';
import { TARGETS } from '../../../shared/targets';
import type { Target } from '../../../shared/targets/target';
import { CONFIG, FACTORY, PARAMS, sourceOf } from './source';

const INSTALLABLE = Object.values(TARGETS).filter(({ traits }) => traits.run.runs);

/** The fields of one dataclass that is declared as `DataConfig`, after what precedes it. */
function read(fields: string, before = '', more: readonly (readonly [string, string])[] = []) {
  const body = fields.replaceAll(/^/gm, '    ');
  const text = `${before}\n@dataclass\nclass DataConfig:\n${body}\n`;
  const catalogue = readCatalogue(new Map([[PARAMS, text], ...more]));
  expect(catalogue.problems).toEqual([]);
  return catalogue.sections.pt_data_config ?? [];
}
const one = (line: string, before?: string): ReadField | undefined => read(line, before)[0];

describe('types', () => {
  it.each([
    ['int', { kind: 'int' }],
    ['Optional[float]', { kind: 'float', nullable: true }],
    ['float | None', { kind: 'float', nullable: true }],
    ['None | typing.Optional[pathlib.Path]', { kind: 'path', nullable: true }],
    ['Literal[\'a\', "b"]', { kind: 'enum', choices: ['a', 'b'] }],
    ["Literal['a', None]", { kind: 'enum', choices: ['a'], nullable: true }],
    ['Literal[\n    64, 128\n    ]', { kind: 'enum', choices: [64, 128] }],
    ['Union[float,None]', { kind: 'float', nullable: true }],
    ['Optional[Union[bool, torch.Tensor]]', union({ kind: 'bool' }, { kind: 'tensor' }, true)],
    ['Optional[Union[bool, Alias]]', union({ kind: 'bool' }, { kind: 'tensor' }, true)],
    ["Union[int, Literal['auto']]", union({ kind: 'int' }, { kind: 'enum', choices: ['auto'] })],
    ['Tuple[int, float]', { kind: 'tuple', of: [{ kind: 'int' }, { kind: 'float' }] }],
    ['tuple[int, ...]', { kind: 'list', of: { kind: 'int' } }],
    ['Optional[List[str]]', { kind: 'list', of: { kind: 'str' }, nullable: true }],
    ["'Optional[int]'", { kind: 'int', nullable: true }],
    ['Annotated[int, "pixels"]', { kind: 'int' }],
  ])('%s', (annotation, type) => {
    expect(
      one(`x: ${annotation}`, 'try:\n    Alias = torch.Tensor\nexcept ImportError:\n    pass')
        ?.type,
    ).toEqual(type);
  });

  it.each(['Dict[str, int]', 'Callable', 'Unknown', 'Literal[True]', 'List', 'f()'])(
    '%s is reported as unknown',
    (annotation) => {
      const catalogue = readCatalogue(
        new Map([[PARAMS, `@dataclass\nclass DataConfig:\n    x: ${annotation} = 1\n`]]),
      );
      expect(unknownIn(catalogue)).toEqual([
        { section: 'pt_data_config', field: 'x', aspect: 'type', what: annotation },
      ]);
    },
  );
});

function union(a: object, b: object, nullable = false) {
  return { kind: 'union', of: [a, b], ...(nullable ? { nullable } : {}) };
}

describe('defaults', () => {
  const BEFORE = `
from .scaling_contract import LEGACY as OLD
from dataclasses import dataclass, field
SIZE = 8
SIZES = (SIZE, 2 * SIZE)
BASE = {'a': 1}
MORE = {**BASE, 'b': -2.5}

@dataclass
class Earlier:
    C: int = 4
    D: int = field(default=5)
`;
  const CONTRACT = ['ptycho_torch/scaling_contract.py', "LEGACY = 'legacy_v1'\n"] as const;

  it.each([
    ['4.', 4],
    ['-1', -1],
    ['1e9', 1e9],
    ['2 * SIZE', 16],
    ['SIZES', [8, 16]],
    ['(1, *SIZES)', [1, 8, 16]],
    ['MORE', { a: 1, b: -2.5 }],
    ['frozenset({1, 2})', [1, 2]],
    ["Path('runs') ", 'runs'],
    ['"a" "b"', 'ab'],
    ['OLD', 'legacy_v1'],
    ['Earlier.C', 4],
    ['Earlier().D', 5],
    ['field(default=SIZE)', 8],
    ['field(default_factory=list)', []],
    ['field(default_factory=lambda: Earlier().C)', 4],
    ['field(default_factory=lambda: [1, 2])', [1, 2]],
    ['None', null],
  ])('%s', (text, value) => {
    expect(read(`x: int = ${text}`, BEFORE, [CONTRACT])[0]?.default).toEqual({
      kind: 'value',
      value,
    });
  });

  it.each([
    'os.cpu_count()',
    'compute(3)',
    'SIZE if DEBUG else 2',
    'UNDEFINED',
    '[i for i in SIZES]',
    'field(default_factory=make)',
    'field(default_factory=lambda: make())',
    "f'{SIZE}'",
    '1e400',
  ])('%s is reported as unknown, never guessed', (text) => {
    const [field] = read(`x: int = ${text}`, BEFORE);
    expect(field?.default).toEqual({ kind: 'unknown', text });
  });

  it('are none for a required field', () => {
    expect(one('x: int')?.default).toEqual({ kind: 'required' });
    expect(one('x: int = field(repr=False)')?.default).toEqual({ kind: 'required' });
  });

  it('of names that refer to each other in a circle, or too often, are unknown', () => {
    expect(one('x: int = A', 'A = B\nB = A')?.default.kind).toBe('unknown');
    const doubling = Array.from({ length: 40 }, (_, i) => `A${i + 1} = (A${i}, A${i})`);
    expect(one('x: int = A18', `A0 = 1\n${doubling.join('\n')}`)?.default.kind).toBe('unknown');
  });
});

describe('dataclasses', () => {
  it('keep the place of a field that is declared again, and its last default', () => {
    const fields = read("a: str = 'x'\nb: int = 1\na: str = 'y'\nb = 2");
    expect(fields.map(({ name, default: value }) => [name, value])).toEqual([
      ['a', { kind: 'value', value: 'y' }],
      ['b', { kind: 'value', value: 2 }],
    ]);
  });

  it('inherit fields, and leave out what Python makes no field of', () => {
    const before = '@dataclass\nclass Base:\n    a: int = 1\n\n';
    const text = `${before}@dataclass(frozen=True)\nclass DataConfig(Base):\n    b: int = 2\n    c: ClassVar[int] = 3\n    d = 4\n    def e(self):\n        f: int = 5\n`;
    const { sections } = readCatalogue(new Map([[PARAMS, text]]));
    expect(sections.pt_data_config?.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('before a syntax error are read, the others are named', () => {
    const text = `@dataclass\nclass DataConfig:\n    a: int = 1\n\n@dataclass\nclass ModelConfig(:\n    b: int = 1\n`;
    const catalogue = readCatalogue(new Map([[PARAMS, text]]));
    expect(catalogue.sections.pt_data_config?.map(({ name }) => name)).toEqual(['a']);
    expect(catalogue.sections.pt_model_config).toBeNull();
    const problem = catalogue.problems[0]?.message;
    expect(problem).toContain(`\`${PARAMS}\` has a syntax error on line 6: unexpected ":"`);
    expect(problem).toContain('`ModelConfig`');
    expect(problem).not.toContain('`DataConfig`');
  });

  it('in text that is no Python at all end in a sentence, soon', () => {
    for (const text of [
      '('.repeat(5000),
      '"""',
      '\0'.repeat(1000),
      'class ModelConfig'.repeat(500),
      'class ModelConfig = "'.repeat(5000),
    ])
      expect(readCatalogue(new Map([[CONFIG, text]])).problems).toHaveLength(1);
  });
});

describe.each(INSTALLABLE.map((target) => [target.name, target] as const))(
  'drift from %s',
  (_, target) => {
    const source = sourceOf(target);

    it('is empty for its own facts', () => {
      const read = readCatalogue(source);
      expect(driftFrom(target, read)).toEqual([]);
      expect(nameDriftFrom(target, read)).toEqual([]);
      expect(unknownIn(read)).toEqual([]);
      expect(read.problems).toEqual([]);
      const nearest = compareFields(source, new Map(), null);
      expect(nearest).toMatchObject({ nearest: target.name, drift: [], unread: [], problems: [] });
    });

    /** The drift after replacing a line. */
    const edited = (file: string, from: string | RegExp, to: string) => {
      const text = source.get(file) ?? '';
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      return driftOf(target, new Map(source).set(file, changed));
    };

    it('is a changed default', () => {
      expect(edited(PARAMS, 'nphotons: float = 100000.0', 'nphotons: float = 2e5')).toEqual([
        ...row('pt_data_config', 'nphotons', 'default', 100000, 200000, 'float'),
      ]);
      expect(edited(PARAMS, 'nphotons: float = 100000.0', 'nphotons: float')).toEqual([
        ...row('pt_data_config', 'nphotons', 'default', 100000, null, 'float'),
      ]);
    });

    it('is not a default that only Python knows', () => {
      expect(edited(PARAMS, 'nphotons: float = 100000.0', 'nphotons: float = photons()')).toEqual(
        [],
      );
    });

    it('is an added and a removed field', () => {
      const line = '    K_quadrant: int = 30\n';
      expect(edited(PARAMS, line, `${line}    ours: Optional[int] = 3\n`)).toEqual([
        ...row('pt_data_config', 'ours', 'added', null, 3, 'int | None'),
      ]);
      expect(edited(PARAMS, line, '')).toEqual([
        ...row('pt_data_config', 'K_quadrant', 'removed', 30, null, 'int'),
      ]);
    });

    it('is a renamed field: the same definition in the same place, or a known synonym', () => {
      expect(edited(PARAMS, 'K_quadrant: int', 'quadrant_neighbors: int')).toEqual([
        ...row(
          'pt_data_config',
          'K_quadrant',
          'renamed',
          'K_quadrant',
          'quadrant_neighbors',
          'int',
        ),
      ]);
      expect(edited(PARAMS, '    epochs: int = 50', '    max_epochs: int = 60')).toEqual([
        ...row('pt_training_config', 'epochs', 'renamed', 'epochs', 'max_epochs', 'int'),
        ...row('pt_training_config', 'epochs', 'default', 50, 60, 'int'),
      ]);
    });

    it('is not a rename where place or definition differ', () => {
      const changes = edited(PARAMS, 'K_quadrant: int = 30', 'quadrant_neighbors: int = 31');
      expect(changes.map(({ change }) => change)).toEqual(['removed', 'added']);
      const moved = new Map(source);
      const text = (source.get(PARAMS) ?? '').replace('    K_quadrant: int = 30\n', '');
      moved.set(
        PARAMS,
        text.replace(/(class DataConfig:\n)/, '$1    quadrant_neighbors: int = 30\n'),
      );
      expect(driftOf(target, moved).map(({ change }) => change)).toEqual(['removed', 'added']);
    });

    it('is another type and another set of choices, not another order', () => {
      expect(edited(PARAMS, 'K_quadrant: int = 30', 'K_quadrant: Optional[int] = 30')).toEqual([
        ...row('pt_data_config', 'K_quadrant', 'type', 'int', 'int | None', 'int | None'),
      ]);
      const [before, after] = [
        ['Nearest', 'Min_dist', '4_quadrant'],
        ['Nearest', 'Ours'],
      ];
      const type = "Literal['Nearest', 'Ours']";
      expect(
        edited(PARAMS, '["Nearest", "Min_dist", "4_quadrant"]', "['Nearest', 'Ours']"),
      ).toEqual([...row('pt_data_config', 'neighbor_function', 'choices', before, after, type)]);
      expect(
        edited(
          PARAMS,
          '["Nearest", "Min_dist", "4_quadrant"]',
          '["Min_dist", "4_quadrant", "Nearest"]',
        ),
      ).toEqual([]);
    });

    it('is a section whose class is gone, and nothing of a file that is not there', () => {
      const gone = edited(PARAMS, '\nclass InferenceConfig:', '\nclass Other:');
      expect(gone.map(({ field }) => field)).toEqual(
        Object.keys(target.sections.pt_inference_config),
      );
      const without = new Map(source);
      without.delete(PARAMS);
      expect(driftOf(target, without)).toEqual([]);
    });

    it('names aliases, legacy keys and other names that differ', () => {
      const names = (file: string, from: string, to: string) =>
        nameDriftFrom(
          target,
          readCatalogue(new Map(source).set(file, (source.get(file) ?? '').replaceAll(from, to))),
        );
      expect(names(FACTORY, "'max_epochs'", "'total_epochs'")).toEqual([
        { list: 'override_aliases', name: 'max_epochs', from: 'epochs', to: null },
        { list: 'override_aliases', name: 'total_epochs', from: null, to: 'epochs' },
      ]);
      const gain = { list: 'profile_ci', name: 'amplitude_physics_gain' };
      expect(names(FACTORY, "'amplitude_physics_gain': 1", "'amplitude_physics_gain': 16")).toEqual(
        [{ ...gain, from: '1', to: '16' }],
      );
      expect(names(FACTORY, "'patch_weighting'", "'weighting'")).toEqual([
        { list: 'inference_overrides', name: 'patch_weighting', from: 'read', to: null },
        { list: 'inference_overrides', name: 'weighting', from: null, to: 'read' },
      ]);
      const merged = 'DEPRECATED_EXECUTION_MODEL_ALIASES = (';
      expect(names(FACTORY, merged, `${merged}'num_workers', `)).toEqual([
        { list: 'merged_options', name: 'num_workers', from: null, to: 'merged' },
      ]);
      const closed = target.traits.factory.unknownOverrides.training === 'refused';
      const types = '_TRAINING_CONFIG_TYPES = ()\n';
      expect(
        closed
          ? names(FACTORY, '_TRAINING_CONFIG_TYPES', 'TYPES')
          : names(FACTORY, 'CONTRACT =', `${types}CONTRACT =`),
      ).toEqual([
        {
          ...{ list: 'unknown_overrides', name: 'training' },
          ...(closed ? { from: 'refused', to: 'kept' } : { from: 'kept', to: 'refused' }),
        },
      ]);
      expect(names(CONFIG, '"object.big"', '"object.large"')).toEqual([
        { list: 'legacy_keys', name: 'object_big', from: 'object.big', to: 'object.large' },
      ]);
    });
  },
);

const driftOf = (target: Target, files: ReadonlyMap<string, string>) =>
  driftFrom(target, readCatalogue(files));

const row = (
  section: string,
  field: string,
  change: string,
  from: unknown,
  to: unknown,
  type: string,
) => [{ section, field, change, from, to, type }];
