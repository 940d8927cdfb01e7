import all from '../../jest.config.js';
import { SLOW } from './slow.js';

const { testMatch: _, ...rest } = all;

/** What `npm run test:faults` runs: what is slow by nature. */
export default { ...rest, rootDir: '../..', testRegex: SLOW };
