export { Tab, type Ack, type Changed, type ChangedMessage } from '../../src/sojourn/testing/tab.js';
