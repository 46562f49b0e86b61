-- Opens a post in Neovim, writes, mends, and notes as JSON what was seen.
-- nvim --headless -u NONE -c "luafile neovim.lua"; POST and NOTES are in the environment, and SETUP,
-- the lines of docs/editors.md.

local notes = {}
local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { one.code or one.user_data.lsp.code, one.lnum, one.col })
  end
  return found
end
local function has(code)
  return function()
    for _, one in ipairs(codes()) do
      if one[1] == code then return true end
    end
    return false
  end
end
local function finish()
  local file = io.open(os.getenv("NOTES"), "w")
  file:write(vim.json.encode(notes))
  file:close()
  vim.cmd("qall!")
end

dofile(os.getenv("SETUP"))
vim.cmd("filetype on")
vim.cmd("edit " .. os.getenv("POST"))

notes.found = vim.wait(60000, has("insecure-iframe"))
notes.first = codes()
notes.site = vim.wait(60000, has("duplicate-title"))

local client = next(vim.lsp.buf_get_clients(0))
local line = vim.fn.search("http:") - 1
vim.api.nvim_win_set_cursor(0, { line + 1, vim.fn.matchend(vim.fn.getline(line + 1), "http:") - 2 })
local hovered = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), 60000)
notes.hover = hovered[client].result.contents.value

local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {}, only = { "quickfix" } }
local answered = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 60000)
for _, action in ipairs(answered[client].result) do
  if action.edit and action.title:find("https") then
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
    break
  end
end
notes.mended = vim.wait(60000, function() return not has("insecure-iframe")() end)
notes.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")

vim.api.nvim_buf_set_lines(0, -1, -1, false, { "", "![](https://example.net/a.png)" })
notes.typed = vim.wait(60000, has("missing-image-alt"))
local symbols = vim.lsp.buf_request_sync(0, "textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() }, 60000)
notes.symbols = symbols[client].result[1].name
finish()
