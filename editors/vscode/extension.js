'use strict';

const vscode = require('vscode');

const TYPE = 'ringside';

/** The words that start Ringside, by the settings. */
function launcher(...words) {
  const settings = vscode.workspace.getConfiguration(TYPE);
  const language = settings.get('language');
  const all = language ? [...words, '--lang', language] : words;
  return { path: settings.get('path') || TYPE, words: all };
}

/** The adapter is Ringside itself, over its standard streams. */
const adapters = {
  createDebugAdapterDescriptor(session) {
    const { path, words } = launcher('debug', '--dap');
    const folder = session.workspaceFolder;
    const options = folder ? { cwd: folder.uri.fsPath } : {};
    return new vscode.DebugAdapterExecutable(path, words, options);
  },
};

/** Without a launch.json it is the file that is looked at. */
const configurations = {
  provideDebugConfigurations() {
    return [{ type: TYPE, request: 'launch', name: 'Ringside', program: '${file}', stopOnEntry: true }];
  },
  resolveDebugConfiguration(folder, configuration) {
    if (configuration.type || configuration.request) {
      return configuration;
    }
    return vscode.window.activeTextEditor ? this.provideDebugConfigurations()[0] : configuration;
  },
};

/** A task that runs a program, or explores its schedules. */
function task(definition, scope) {
  const { command, program, options = [], args = [] } = definition;
  const { path, words } = launcher(command, program, ...options);
  const rest = args.length ? ['--', ...args] : [];
  const process = new vscode.ProcessExecution(path, [...words, ...rest]);
  return new vscode.Task(definition, scope, `${command} ${program}`, TYPE, process, '$ringside');
}

const tasks = {
  provideTasks() {
    return ['run', 'explore'].map((command) =>
      task({ type: TYPE, command, program: '${file}' }, vscode.TaskScope.Workspace));
  },
  resolveTask(asked) {
    return task(asked.definition, asked.scope || vscode.TaskScope.Workspace);
  },
};

function activate(context) {
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory(TYPE, adapters),
    vscode.debug.registerDebugConfigurationProvider(TYPE, configurations),
    vscode.tasks.registerTaskProvider(TYPE, tasks));
}

function deactivate() {}

module.exports = { activate, deactivate };
