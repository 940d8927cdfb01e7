export { PATIENCE_MS, waitFor as until } from '../../src/sojourn/testing/wait.for.js';
