import { databaseFile } from '../../src/paths.js';
import { memory } from '../../src/sojourn/memory/memory.js';
import { sqlite } from '../../src/sojourn/sqlite/sqlite.js';
import { storeContract } from '../../src/sojourn/testing/store.contract.js';
import { newDataDir } from '../support/app.js';

storeContract('memory', () => memory());

storeContract('sqlite', () => sqlite({ file: databaseFile(newDataDir()) }));
