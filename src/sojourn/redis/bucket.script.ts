import { RedisScript } from './redis.script.js';

/**
 * KEYS: buckets. ARGV: for each, in how many milliseconds what is taken is in it again. A bucket's time to live, until
 * it is full, is all that is kept of it.
 */
export const WITHDRAW = new RedisScript(`
local fullIn = {}
for i, bucket in ipairs(KEYS) do
  fullIn[i] = math.max(redis.call('PTTL', bucket), 0) + tonumber(ARGV[i])
  if fullIn[i] > 0 then redis.call('SET', bucket, '', 'PX', fullIn[i]) else redis.call('DEL', bucket) end
end
return fullIn
`);
