import { readFacts } from '../facts';
import { FACTS as MAIN } from '../ptychopinn-2026.07/facts';
import facts from './facts.json' with { type: 'json' };

export const FACTS = readFacts(facts, MAIN);
