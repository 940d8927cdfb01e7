import { writeFileSync } from 'node:fs';
import { appScript, CODE_CACHE, run } from './app.script.js';

const script = appScript();
process.once('exit', () => writeFileSync(CODE_CACHE, script.createCachedData()));
run(script);
