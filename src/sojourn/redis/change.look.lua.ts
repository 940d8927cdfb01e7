/** Part of `CHANGE`, and uses its locals: it ends there where things are not as expected. */
export const LOOK = `
-- What the next version was made from is what this one was.
local function rowAt(keeper, name, version)
  if version == 0 then return false end
  local row = redis.call('HGET', keepers[keeper], name)
  local since = versionOf(row) - version
  if since <= 0 then return row end
  local next = redis.call('LINDEX', historyOf(keeper, name), since - 1)
  local own = redis.call('LINDEX', historyOf(keeper, name), since)
  local before = next and string.match(next, '\\n(.*)$') or ''
  if before == '' then return redis.call('HGET', keepers[keeper] .. ':s', name .. ' ' .. version) or row end
  local at = string.match(own or next, '^%d+ %d+ %d+ (%d+)')
  return version .. ' ' .. at .. ' ' .. before
end

local function answerOf(id)
  local answer = redis.call('HGET', session .. ':a', id)
  if not answer then return false end
  local at, _, versions = string.match(answer, '^(%d+) (%S+) (.*)$')
  if tonumber(at) <= now - limits.answersMs then return false end
  local rows = {}
  for i, one in ipairs(cjson.decode(versions)) do rows[i] = rowAt(one[1], one[2], one[3]) end
  return { answer, rows }
end

local isAlive = request.isNew or lives(session, now)
local isExpected = isAlive and not request.isLoad
local rows, answers = {}, {}
for i, row in ipairs(request.rows) do
  rows[i] = redis.call('HGET', keepers[row.keeper], row.name)
  isExpected = isExpected and versionOf(rows[i]) == row.version
end
for i, id in ipairs(request.ids) do
  answers[i] = answerOf(id)
  isExpected = isExpected and not answers[i]
end
if not isExpected then return { 0, isAlive and 1 or 0, rows, answers } end
`;
