-- Opens $FILE with the settings that -u named, waits for findings, applies the preferred fix of the first one, and writes what it saw
-- to $ANSWER as JSON. Works from Neovim 0.7 on.

local function wait(what, probe)
  assert(vim.wait(20000, probe, 20), 'waited in vain for ' .. what)
end

local function check()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
  local seen = function() return vim.diagnostic.get(0) end
  wait('findings', function() return #seen() > 0 end)
  local findings = {}
  for _, one in ipairs(seen()) do
    table.insert(findings, { line = one.lnum + 1, column = one.col + 1, message = one.message })
  end

  vim.api.nvim_win_set_cursor(0, { findings[1].line, findings[1].column - 1 })
  local params = vim.lsp.util.make_range_params(0, 'utf-16')
  params.context = { diagnostics = {} }
  local fix
  for id, reply in pairs(vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 10000)) do
    for _, action in ipairs(reply.result or {}) do
      if action.isPreferred and not fix then
        local client = vim.lsp.get_client_by_id(id)
        fix = action
        if not action.edit then
          fix = assert(client.request_sync('codeAction/resolve', action, 10000, 0)).result
        end
        vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
      end
    end
  end
  assert(fix, 'there is no preferred fix')
  wait('the findings to go', function() return #seen() == 0 end)

  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
  return { findings = findings, fix = fix.title, text = text }
end

local done, answer = pcall(check)
if not done then answer = { failure = tostring(answer) } end
vim.fn.writefile({ vim.fn.json_encode(answer) }, vim.env.ANSWER)
vim.cmd('qall!')
