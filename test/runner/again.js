import { jest } from '@jest/globals';

// On a machine that does other work too, a browser or a process may be late once. What is false fails twice.
if (process.env.CI === 'true') jest.retryTimes(1, { logErrorsBeforeRetry: true });
