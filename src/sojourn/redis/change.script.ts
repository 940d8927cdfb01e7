import { ANSWERS } from './change.answers.lua.js';
import { ENTRIES } from './change.entries.lua.js';
import { LOOK } from './change.look.lua.js';
import { RedisScript } from './redis.script.js';

/**
 * All changes that waited of one session, where it lives, its slices have the expected versions and no command is
 * answered yet; otherwise none, and the answer is how things are.
 * KEYS: session, visitor, sequence, due, expiry. ARGV: the request as JSON, then the new states in its order.
 * A row is "version changedAt state"; an entry of the history "version change size at undoable door command parts", a
 * new line and the state before; an answer "at fingerprint [[keeper, name, version], …]".
 */
export const CHANGE = new RedisScript(`
local session, visitor, sequence, due, expiry = unpack(KEYS)
local request = cjson.decode(ARGV[1])
local keepers = { session, visitor }
local now, limits = request.now, request.limits

local function versionOf(row) return row and tonumber(string.match(row, '^%d+')) or 0 end
local function historyOf(keeper, name) return keepers[keeper] .. ':h:' .. name end
${LOOK}${ENTRIES}${ANSWERS}
local function keepVisitor()
  local key, till = request.keys[2], request.visitorUntil
  redis.call('HSET', visitor, '@idle', till, '@expires', till)
  redis.call('PEXPIREAT', visitor, request.visitorKeptUntil)
  redis.call('ZADD', expiry, till, key)
end

local function schedule(one)
  local member = request.keys[one.keeper] .. ' ' .. one.name
  if one.at then redis.call('ZADD', due, one.at, member) else redis.call('ZREM', due, member) end
end

local state, seq = 1, 0
for _, change in ipairs(request.changes) do
  if #change.writes > 0 then
    if request.isNew then create(session, expiry, request.owner) end
    if change.forgets then remove(request.tag, request.keys[2]) end
    if change.isVisitors then keepVisitor() end
    seq = number(change.isVisitors)
    for _, write in ipairs(change.writes) do
      state = state + 1
      save(change, write, ARGV[state], seq)
    end
  end
  for _, one in ipairs(change.due) do schedule(one) end
  if change.answer then remember(change.answer) end
end
if seq > 0 then redis.call('PUBLISH', sequence, seq .. ' ' .. request.node) end
return { 1, seq }
`);
