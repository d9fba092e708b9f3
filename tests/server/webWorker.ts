import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  createProtocolConnection,
  PortMessageReader,
  PortMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { atEnd } from '../atEnd.ts';
import { CLI } from '../cli/project.ts';

/** Runs a script with what a browser gives a worker, and nothing of Node's: no `require`, no `process`, no `Buffer`. */
const BOOT = `
const { parentPort, workerData } = require('node:worker_threads');
const { createContext, runInContext } = require('node:vm');
const { TextDecoder, TextEncoder, URL, atob, clearTimeout, console, performance, queueMicrotask, setTimeout } =
  globalThis;
const events = new EventTarget();
const self = {
  addEventListener: events.addEventListener.bind(events),
  removeEventListener: events.removeEventListener.bind(events),
  TextDecoder, TextEncoder, URL, atob, clearTimeout, console, performance, queueMicrotask, setTimeout,
  postMessage: (message) => parentPort.postMessage(message),
};
self.self = self;
createContext(self);
runInContext(workerData, self, { filename: 'server.js' });
parentPort.on('message', (data) => self.onmessage({ data }));
`;

/** A connection to the built server of the browser, in a worker that ends with the test. */
export function connectToWorker(): ProtocolConnection {
  const script = readFileSync(join(dirname(CLI), 'web/server.js'), 'utf8');
  const worker = new Worker(BOOT, { eval: true, workerData: script });
  const port = worker as unknown as ConstructorParameters<typeof PortMessageReader>[0];
  const connection = createProtocolConnection(new PortMessageReader(port), new PortMessageWriter(port));
  worker.on('error', (error) => {
    console.error(error);
    connection.dispose();
  });
  atEnd(async () => {
    connection.dispose();
    await worker.terminate();
  });
  return connection;
}
