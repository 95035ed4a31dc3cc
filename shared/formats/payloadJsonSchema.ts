/**
 * JSON Schema of `pinnboard.payload` files. It fixes every key; what a field's value may be is an
 * annotation, since PtychoPINN's factory takes values of any type and a payload records what it really makes.
 */
import { z } from 'zod';
import { typeSchema } from '../catalogue/typeSchema';
import type { CatalogueField } from '../catalogue/types';
import { tensorflowSection } from '../factory/assemble';
import { WORKFLOWS, type Workflow } from '../request/request';
import { TARGETS } from '../targets';
import { catalogueOf } from '../targets/catalogue';
import type { Target } from '../targets/target';
import { payloadFileSchema } from './payloadFile';

/** Schema of an exported file, for all targets and workflows. */
export function payloadJsonSchema(): object {
  const base = z.toJSONSchema(payloadFileSchema, { io: 'input', unrepresentable: 'any' });
  return {
    ...base,
    title: 'Pinnboard payload',
    additionalProperties: false,
    allOf: Object.values(TARGETS).flatMap((target) =>
      WORKFLOWS.map((workflow) => ({
        if: {
          properties: { target: { const: target.name }, workflow: { const: workflow } },
          required: ['target', 'workflow'],
        },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword.
        then: { properties: { payload: payloadOf(target, workflow) } },
      })),
    ),
  };
}

function payloadOf(target: Target, workflow: Workflow): object {
  const sections = target.payloadSections[workflow];
  const fields = (section: string) =>
    catalogueOf(target.name).filter((field) => field.section === section && field.name !== 'model');
  const properties = sections.map((section) => {
    const own = section === tensorflowSection(workflow);
    const model = own ? { model: closed(annotated(fields('tf_model_config'))) } : {};
    return [section, closed({ ...model, ...annotated(fields(section)) })];
  });
  const spec = workflow === 'training' ? target.traits.factory.modelSpec : null;
  return closed({
    ...Object.fromEntries(properties),
    ...(spec ? { model_spec: modelSpecOf(target, Object.keys(spec)) } : {}),
    overrides_applied: { type: 'object' },
  });
}

function modelSpecOf(target: Target, constants: readonly string[]): object {
  const fields = catalogueOf(target.name).filter(
    ({ section, name }) =>
      section === 'pt_model_config' && name !== target.traits.factory.objectPolicy?.alias,
  );
  const any = constants.map((name) => [name, { type: ['string', 'number'] }]);
  return closed({ model_config: closed(annotated(fields)), ...Object.fromEntries(any) });
}

function annotated(fields: readonly CatalogueField[]): { [name: string]: object } {
  return Object.fromEntries(
    fields.map(({ name, label, help, unit, type, default: fallback }) => [
      name,
      {
        title: label,
        description: help,
        ...(fallback === undefined ? {} : { default: fallback }),
        ...(unit === undefined ? {} : { 'x-unit': unit }),
        'x-type': z.toJSONSchema(typeSchema(type)),
      },
    ]),
  );
}

function closed(properties: { readonly [name: string]: object }): object {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}
