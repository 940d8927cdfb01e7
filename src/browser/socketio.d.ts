// The build puts socket.io's own module for browsers here.
export * from 'socket.io-client';
