// The built language server in a process of its own, with an editor that asks and waits.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { CLI, PEAK } from './children.ts';

const CAPABILITIES = { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } };

/** A server whose workspace is one folder. */
export class LanguageServer {
  private readonly child;
  private readonly connection: ProtocolConnection;
  private readonly folder: string;
  private peak = '';
  private version = 1;

  private constructor(folder: string) {
    this.folder = pathToFileURL(folder).href;
    this.child = spawn(process.execPath, ['--import', PEAK, CLI, 'server', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
    });
    this.child.stdio[3]!.on('data', (data) => {
      this.peak += data;
    });
    const { stdout, stdin } = this.child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout!),
      new StreamMessageWriter(stdin!),
    );
    this.connection.onRequest('window/workDoneProgress/create', () => {});
    this.connection.listen();
  }

  static async start(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer(folder);
    await server.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: CAPABILITIES,
      workspaceFolders: [{ name: 'bench', uri: server.folder }],
    });
    await server.connection.sendNotification('initialized', {});
    return server;
  }

  async open(path: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(path), languageId: 'yaml', version: this.version, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Puts letters where a position says. */
  async type(path: string, position: Position, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version: ++this.version },
      contentChanges: [{ range: { start: position, end: position }, text }],
    });
  }

  ask<T>(method: string, path: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri(path) }, ...more });
  }

  request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  /** Ends it. Returns the most memory that it held at once, in megabytes. */
  async stop(): Promise<number> {
    const ended = new Promise((done) => this.child.on('close', done));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
    return Number(this.peak) / 1024;
  }

  private uri(path: string): string {
    return `${this.folder}/${path}`;
  }
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From the start of the server to the diagnostics of its first file. */
export async function firstDiagnostics(folder: string, path: string, text: string): Promise<void> {
  const server = await LanguageServer.start(resolve(folder));
  await server.open(path, text);
  await server.ask('textDocument/diagnostic', path);
  await server.stop();
}
