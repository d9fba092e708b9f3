import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../atEnd.ts';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection breaks instead of an answer. */
  readonly breaks?: boolean;
}

/** A code host over HTTP, on a port of this machine. It is closed when the test is over. */
export abstract class CodeHost {
  /** What was asked, as `POST /path`. */
  readonly log: string[] = [];
  /** Called before a request is looked at: an answer here stands in for the host's own. `after` gives its own one. */
  disturb: (request: Request, after: () => Answer) => Answer | undefined = () => undefined;
  /** Where it listens. */
  address = '';
  private readonly server: Server;

  protected constructor() {
    this.server = createServer(async (incoming, outgoing) => {
      const request = await readRequest(incoming);
      this.log.push(`${request.method} ${request.path}`);
      const answer = this.disturb(request, () => this.answer(request)) ?? this.answer(request);
      if (answer.breaks) {
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      outgoing.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
    // Where the tests are slow, a client must not find its connection closed for idleness.
    this.server.keepAliveTimeout = 0;
  }

  protected abstract answer(request: Request): Answer;

  /** Returns the address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    atEnd(() => this.close());
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this.address;
  }

  /** From now on connections are refused. */
  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Requests that change something. */
  get writes(): string[] {
    return this.log.filter((line) => !line.startsWith('GET') && !line.includes('/graphql'));
  }
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { pathname, searchParams } = new URL(incoming.url!, 'http://localhost');
  return {
    method: incoming.method!,
    path: decodeURI(pathname),
    query: searchParams,
    headers: incoming.headers,
    body: text === '' ? {} : JSON.parse(text),
  };
}
