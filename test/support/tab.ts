export { Tab, type Ack, type Changed } from '../../src/sojourn/testing/tab.js';
