import type * as Jest from '@jest/globals';

const globals = globalThis as unknown as typeof Jest;

// As Jest gives them to a test file: who only wants a `Visitor` or a `Tab` may use another runner.
export const afterEach: typeof Jest.afterEach = globals.afterEach;
export const beforeEach: typeof Jest.beforeEach = globals.beforeEach;
export const describe: typeof Jest.describe = globals.describe;
export const expect: typeof Jest.expect = globals.expect;
export const it: typeof Jest.it = globals.it;
