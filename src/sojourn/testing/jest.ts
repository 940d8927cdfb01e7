import type * as Jest from '@jest/globals';

/** As Jest gives them to a test file: who only wants a `Visitor` or a `Tab` may use another runner. */
export const { afterEach, beforeEach, describe, expect, it } = globalThis as unknown as typeof Jest;
