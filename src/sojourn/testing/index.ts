export type { MakeStore } from './contract.stage.js';
export { storeContract } from './store.contract.js';
export { Tab, type Ack, type Changed, type ChangedMessage, type TabOptions } from './tab.js';
export { TestClock } from './test.clock.js';
export { Visitor } from './visitor.js';
export type { Answer } from './visitor.request.js';
export { waitFor } from './wait.for.js';
