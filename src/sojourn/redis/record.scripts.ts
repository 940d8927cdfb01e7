import { ENDS_KEPT_MS } from '../session/storage.js';
import { RedisScript } from './redis.script.js';

/** KEYS: record. @returns the record while the owner that it names is there */
export const FIND_RECORD = new RedisScript(`
local found = redis.call('HMGET', KEYS[1], 'key', 'record')
return found[1] and redis.call('EXISTS', found[1]) == 1 and found[2] or false
`);

/** KEYS: record, owner. ARGV: the owner's key, the record. @returns 0 where the owner is gone and must not come back */
export const SAVE_RECORD = new RedisScript(`
local expires = redis.call('HGET', KEYS[2], '@expires')
if not expires then return 0 end
redis.call('HSET', KEYS[1], 'key', KEYS[2], 'owner', ARGV[1], 'record', ARGV[2])
redis.call('PEXPIREAT', KEYS[1], expires + ${ENDS_KEPT_MS})
return 1
`);

/** KEYS: record, the same under its new id. */
export const RENAME_RECORD = new RedisScript(`
if redis.call('HEXISTS', KEYS[1], 'record') == 0 then return 0 end
redis.call('RENAME', KEYS[1], KEYS[2])
redis.call('HSET', KEYS[1], 'end', 'renewed')
redis.call('PEXPIRE', KEYS[1], ${2 * ENDS_KEPT_MS})
return 1
`);
