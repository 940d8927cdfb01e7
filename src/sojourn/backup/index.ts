export { StartError } from '../session/start.error.js';
export { makeFolder } from '../sqlite/folder.js';
export { backUp, restore } from './sqlite.backup.js';
