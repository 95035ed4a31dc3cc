import { readFacts } from '../facts';
import facts from './facts.json';

export const FACTS = readFacts(facts);
