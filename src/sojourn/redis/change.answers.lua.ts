/** Part of `CHANGE`, and uses its locals. */
export const ANSWERS = `
-- Counts the answers that need a version, so that its state is kept for as long as one does.
local function need(versions, by)
  for _, one in ipairs(cjson.decode(versions)) do
    local needed, name = keepers[one[1]] .. ':k', one[2] .. ' ' .. one[3]
    if redis.call('HINCRBY', needed, name, by) <= 0 then
      redis.call('HDEL', needed, name)
      redis.call('HDEL', keepers[one[1]] .. ':s', name)
    end
    redis.call('PEXPIRE', needed, 2 * limits.answersMs)
  end
end

local function forget(id)
  local answer = redis.call('HGET', session .. ':a', id)
  if answer then need(string.match(answer, '^%d+ %S+ (.*)$'), -1) end
  redis.call('HDEL', session .. ':a', id)
end

local function isPast(id)
  local answer = redis.call('HGET', session .. ':a', id)
  return not answer or tonumber(string.match(answer, '^%d+')) <= now - limits.answersMs
end

local function remember(answer)
  local answered, order = session .. ':a', session .. ':o'
  if redis.call('HEXISTS', answered, answer.id) == 1 then
    forget(answer.id)
    redis.call('LREM', order, 1, answer.id)
  end
  redis.call('HSET', answered, answer.id, answer.value)
  need(string.match(answer.value, '^%d+ %S+ (.*)$'), 1)
  local count = redis.call('RPUSH', order, answer.id)
  while count > limits.answers or isPast(redis.call('LINDEX', order, 0)) do
    forget(redis.call('LPOP', order))
    count = count - 1
  end
  redis.call('PEXPIRE', answered, 2 * limits.answersMs)
  redis.call('PEXPIRE', order, 2 * limits.answersMs)
end
`;
