import { readFacts } from '../facts';
import facts from './facts.json' with { type: 'json' };

export const FACTS = readFacts(facts);
