// The build puts the arcade's own simulation here, the one the referee runs.
export * from '../features/arcade/jetman.js';
