/** Faults of the calls before a job is sent, and of those no batch makes: nothing is ever spent. */
import { isBeforePaying } from './halves.ts';
import { matrixSuite } from './suite.ts';

matrixSuite(isBeforePaying);
