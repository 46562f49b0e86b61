// Starts `postlint lsp` and hands it to VS Code. All that it says comes from the server.

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "html", "mdx"];
let client;

/** A client for the program that the settings name. */
function makeClient() {
  const command = vscode.workspace.getConfiguration("postlint").get("path", "postlint");
  const args = vscode.workspace.isTrusted ? ["lsp"] : ["lsp", "--no-plugins"];
  return new LanguageClient(
    "postlint",
    "postlint",
    { command, args, transport: TransportKind.stdio },
    { documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })) },
  );
}

async function start() {
  client = makeClient();
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `postlint cannot be started (${error.message}). Install postlint with its extra "lsp", ` +
        "or say where it is in the setting postlint.path.",
    );
  }
}

async function restart() {
  await client?.stop().catch(() => undefined);
  await start();
}

/** Called by VS Code when a post is opened. */
async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("postlint.restart", restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("postlint.path")) restart();
    }),
  );
  await start();
}

/** Called by VS Code when it ends. */
function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
