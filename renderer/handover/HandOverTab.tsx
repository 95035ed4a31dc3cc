import { HandOver } from './HandOver';

/** In the right column, where it follows every edit. */
export const HandOverTab = () => <HandOver />;
