export { StartError } from '../session/start.error.js';
export { backUpRedis, howToRestoreRedis } from './redis.backup.js';
export { backUp, restore } from './sqlite.backup.js';
