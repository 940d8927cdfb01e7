// The stock app on Redis.
process.env.STORE = 'redis';
await import('./stock.js');
