/** @type {import('jest').Config} */
export default {
  testSequencer: '<rootDir>/test/runner/sequence.js',
  globalSetup: '<rootDir>/test/runner/setup.js',
  globalTeardown: '<rootDir>/test/runner/teardown.js',
  testEnvironment: '<rootDir>/test/runner/environment.js',
  resolver: '<rootDir>/test/runner/resolver.js',
  setupFilesAfterEnv: ['<rootDir>/test/runner/again.js'],
  testTimeout: 60_000,
  // Not one process for all, as Jest takes on two cores: the modules of every spec stay in it, and it slows down.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '800MB',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^sojourn$': '<rootDir>/src/sojourn/index.ts',
    '^sojourn/(.*)$': '<rootDir>/src/sojourn/$1/index.ts',
  },
  transform: { '^.+\\.ts$': '@swc/jest' },
};
