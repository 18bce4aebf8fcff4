-- An editor's session on a small site: what Neovim's own client makes of the language server.
-- Takes the program from $PLAINFACT, writes what it saw to $SEEN as JSON, and quits.

local seen = {}
local file = "content/index.md"

local function run()
  vim.cmd("edit " .. file)
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = "plainfact",
    cmd = { vim.env.PLAINFACT, "lsp" },
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(buffer, id)

  local function ask(method, params)
    params = params or {}
    params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 60000)
    local answer = answers and answers[id] or {}
    if answer.error then error(method .. ": " .. answer.error.message) end
    return answer.result
  end

  -- The place right behind some words.
  local function behind(words)
    for at, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
      local _, last = line:find(words, 1, true)
      if last then return { line = at - 1, character = last } end
    end
  end

  local function problems(want)
    vim.wait(60000, function() return want == (#vim.diagnostic.get(buffer) > 0) end, 20)
    local codes = {}
    for _, found in ipairs(vim.diagnostic.get(buffer)) do
      local code = found.code or (found.user_data and found.user_data.lsp and found.user_data.lsp.code)
      table.insert(codes, code)
    end
    return codes
  end

  vim.wait(60000, function() return vim.lsp.get_client_by_id(id).initialized end, 20)
  seen.clean = problems(false)

  -- Slips, typed and not saved; then the mend that is offered.
  local last = vim.api.nvim_buf_line_count(buffer)
  local function type_line(text)
    vim.api.nvim_buf_set_lines(buffer, last - 1, last, true, { text })
  end
  type_line("There were [3,931 children](fact:children).")
  seen.wrong = problems(true)
  type_line("There were [3,913 children](fact:children).")
  problems(false)
  type_line("There were [3,913 children](fact:childern).")
  seen.misspelt = problems(true)
  local at = behind("(fact:chil")
  local actions = ask("textDocument/codeAction", {
    range = { start = at, ["end"] = at },
    context = { diagnostics = {} },
  }) or {}
  seen.actions = {}
  for _, action in ipairs(actions) do table.insert(seen.actions, action.title) end
  vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
  seen.mended = vim.api.nvim_buf_get_lines(buffer, last - 1, last, true)[1]
  seen.clean_again = problems(false)

  seen.hover = ask("textDocument/hover", { position = behind("(fact:chil") })
  seen.definition = ask("textDocument/definition", { position = behind("(fact:chil") })
  seen.references = ask("textDocument/references", {
    position = behind("(fact:chil"), context = { includeDeclaration = true },
  })
  seen.symbols = ask("textDocument/documentSymbol")

  vim.api.nvim_buf_set_lines(buffer, last, last, true, { "", "Of them [3,9" })
  seen.completion = ask("textDocument/completion", { position = behind("Of them [3,9") })

  local rename = ask("textDocument/rename", { position = behind("(fact:chil"), newName = "minors" })
  vim.lsp.util.apply_workspace_edit(rename, "utf-16")
  seen.renamed = vim.api.nvim_buf_get_lines(buffer, last - 1, last, true)[1]
end

local ok, why = pcall(run)
if not ok then seen.failed = tostring(why) end
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.SEEN)
vim.cmd("qall!")
