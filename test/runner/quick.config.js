import all from '../../jest.config.js';
import { SLOW } from './slow.js';

/** What `npm test` runs: all that is not slow by nature. */
export default { ...all, rootDir: '../..', testPathIgnorePatterns: ['/node_modules/', ...SLOW] };
