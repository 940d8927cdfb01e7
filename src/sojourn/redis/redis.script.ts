import { createHash } from 'node:crypto';

const PRELUDE = `
local function lives(owner, now)
  local times = redis.call('HMGET', owner, '@idle', '@expires')
  return times[1] and now < tonumber(times[1]) and now < tonumber(times[2]) or false
end

-- The owner's time to live only collects garbage, as do all others here: whether it lives is judged by the time that is passed.
local function create(owner, expiry, of)
  if redis.call('EXISTS', owner) == 1 then return end
  redis.call('HSET', owner, '@visitor', of.visitor, '@startedAt', of.startedAt,
    '@idle', of.idleExpiresAt, '@expires', of.expiresAt)
  redis.call('ZADD', expiry, math.min(of.idleExpiresAt, of.expiresAt), of.key)
  if of.keptUntil then redis.call('PEXPIREAT', owner, of.keptUntil) end
end

local function isSlice(field) return string.sub(field, 1, 1) ~= '@' end

-- Deletes first: a server that is out of memory refuses a script whose first write needs some.
local function remove(tag, key)
  local owner = tag .. 'o:' .. key
  local fields = redis.call('HKEYS', owner)
  redis.call('DEL', owner, owner .. ':a', owner .. ':o', owner .. ':k', owner .. ':s', owner .. ':t')
  for _, name in ipairs(fields) do
    if isSlice(name) then
      redis.call('DEL', owner .. ':h:' .. name)
      redis.call('ZREM', tag .. 'due', key .. ' ' .. name)
      redis.call('ZREM', tag .. 'rank:' .. name, key)
    end
  end
  redis.call('ZREM', tag .. 'expiry', key)
end
`;

export class RedisScript {
  readonly text: string;
  readonly sha: string;

  /** @param body may use what the prelude defines */
  constructor(body: string) {
    this.text = PRELUDE + body;
    this.sha = createHash('sha1').update(this.text).digest('hex');
  }
}
