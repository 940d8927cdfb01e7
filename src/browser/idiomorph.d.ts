// The build puts idiomorph's own module for browsers here.
export * from 'idiomorph';
