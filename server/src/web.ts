import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { serve } from './connection.ts';

/**
 * Serves an editor through a port: a worker's own global, or one end of a `MessageChannel` where the server runs beside the
 * editor's code. Files are the editor's to read.
 */
export function serveOn(port: ConstructorParameters<typeof BrowserMessageReader>[0]): void {
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(port),
    new BrowserMessageWriter(port),
  );
  serve(connection, (editor) => editor);
}
