export { redis } from './redis.js';
export { type Durability, type RedisOptions } from './redis.options.js';
