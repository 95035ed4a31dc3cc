/** What the window wants of handing over; read later, see `parts/`. */
export { formatsFor } from '../../shared/handover';
export { HandOverSheet } from './HandOverSheet';
export { HandOverTab } from './HandOverTab';
