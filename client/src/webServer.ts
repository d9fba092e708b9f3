import { Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { runHere } from './runHere.ts';

/** What a `Worker` and a `MessagePort` have in common. */
type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

declare const Worker: new (
  url: string,
) => Port & { terminate(): void; onerror: ((event: unknown) => void) | null };

/** Starts the server of `dist/web/server.js` and speaks to it: in a worker, else in this very thread. */
export async function connectToServer(extension: Uri): Promise<MessageTransports> {
  const script = Uri.joinPath(extension, 'dist', 'web', 'server.js');
  const port = (await startWorker(script)) ?? (runHere(await readScript(script)) as Port);
  return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
}

/** A worker that has answered, or undefined where this host starts none. */
async function startWorker(script: Uri): Promise<Port | undefined> {
  try {
    const worker = new Worker(await workerUrl(script));
    if (await answers(worker)) return worker;
    worker.terminate();
  } catch {
    // No workers within workers, or none from this address.
  }
  return undefined;
}

/** A worker takes no script from a remote extension folder, so that one is handed over as a blob. */
async function workerUrl(script: Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  return URL.createObjectURL(new Blob([await readScript(script)], { type: 'application/javascript' }));
}

async function readScript(script: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(script));
}

/** Whether the server in the worker answers. Before `initialize` it refuses every request, which is an answer, too. */
function answers(worker: InstanceType<typeof Worker>): Promise<boolean> {
  return new Promise((resolve) => {
    worker.onmessage = () => resolve(true);
    worker.onerror = () => resolve(false);
    worker.postMessage({ jsonrpc: '2.0', id: 'is anybody there', method: 'macrolint/ready' });
  });
}
