/** What one feature asks of another, and every command: asked for by name, carried out by what app/ registers. */
import type { CommandId } from '../../shared/commands/commands';

/** The result of a run, by its id, or a model folder that the user opened, by its grant. */
export type ModelSource = { readonly run: string } | { readonly model: string };

/** The parameters of each action. */
type Requests = { readonly [command in CommandId]: [] } & {
  /** Opens the Reference at a page, such as `rule:ID`. */
  readonly 'open-page': [page: string];
  /** Opens the Reference at the page of a field or array. */
  readonly 'open-field-page': [name: string];
  /** Adds a row of the form to the sweep as an axis. */
  readonly 'sweep-row': [row: string];
  readonly 'open-recent': [id: string];
  readonly 'open-dataset': [];
  /** Opens the sheet that prepares a copy of the document's dataset. */
  readonly 'prepare-dataset': [];
  /** Shows a run in the Runs view, by its id. */
  readonly 'show-run': [run: string];
  /** Shows what is in the file of a trained network. */
  readonly 'inspect-model': [of: ModelSource];
  /** Shows the groups of the plan on the map of the scan. */
  readonly 'show-on-map': [];
};

export type Actions = { readonly [id in keyof Requests]: (...given: Requests[id]) => unknown };

let registered: Actions | undefined;

export function registerActions(actions: Actions): void {
  registered = actions;
}

export function dispatch<Id extends keyof Requests>(id: Id, ...given: Requests[Id]): void {
  registered?.[id](...given);
}
