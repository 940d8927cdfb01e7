// The stock app without its database: all sessions are lost with the process.
process.env.STORE = 'memory';
await import('./stock.js');
