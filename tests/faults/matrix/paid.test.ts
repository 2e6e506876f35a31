/** Faults of the calls that spend credits, and of those that bring home what was paid for. */
import { isBeforePaying } from './halves.ts';
import { matrixSuite } from './suite.ts';

matrixSuite((name) => !isBeforePaying(name));
