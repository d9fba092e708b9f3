import { type Disposable, type Event, EventEmitter, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  FILE_STATUS,
  type FileStatus,
  LIST_FILES,
  READ_FILE,
  type ReadFileResult,
} from '../../server/src/protocol.ts';
import { clientOptions } from './clientOptions.ts';
import { listFiles, readFile } from './files.ts';
import { UserError } from './userError.ts';

export type Connect = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** The language server as the rest of the extension sees it. */
export class Server implements Disposable {
  readonly log = window.createOutputChannel('macrolint', { log: true });
  private readonly connect: Connect;
  private readonly statusEmitter = new EventEmitter<FileStatus>();
  private readonly stopEmitter = new EventEmitter<void>();
  private running: { client: BaseLanguageClient; release: () => void } | undefined;
  /** Starts and stops, one after the other. */
  private queue: Promise<void> = Promise.resolve();

  constructor(connect: Connect) {
    this.connect = connect;
  }

  /** What the server says of open files. */
  get onStatus(): Event<FileStatus> {
    return this.statusEmitter.event;
  }

  get onStop(): Event<void> {
    return this.stopEmitter.event;
  }

  /** Starts or stops the server as the setting says. Never rejects: what went wrong is shown and logged. */
  followSetting(): Promise<void> {
    return isEnabled() ? this.start() : this.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.followSetting();
  }

  /** The client, to send something. Throws with a reason to show where the server doesn't run. */
  get client(): BaseLanguageClient {
    if (this.running) return this.running.client;
    throw new UserError(
      isEnabled()
        ? l10n.t('macrolint’s language server is not running. Start it with “Restart the Language Server”.')
        : l10n.t('macrolint is switched off. Switch it on with the setting “macrolint.enable”.'),
    );
  }

  /** Asks the server. Rejects with its reason, or where it doesn't run. */
  request<Result>(method: string, params: object = {}): Promise<Result> {
    return this.client.sendRequest<Result>(method, params);
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.statusEmitter.dispose();
    this.stopEmitter.dispose();
    this.log.dispose();
  }

  private start(): Promise<void> {
    return this.enqueue(async () => {
      if (this.running) return;
      const options = clientOptions(this.log);
      const client = this.connect('macrolint', 'macrolint', options.client);
      client.onRequest<ReadFileResult, never>(READ_FILE, readFile);
      client.onRequest(LIST_FILES, listFiles);
      client.onNotification(FILE_STATUS, (status: FileStatus) => this.statusEmitter.fire(status));
      try {
        await client.start();
        this.running = { client, release: options.release };
      } catch (error) {
        options.release();
        throw error;
      }
    });
  }

  private stop(): Promise<void> {
    return this.enqueue(async () => {
      const { running } = this;
      if (!running) return;
      this.running = undefined;
      running.release();
      this.stopEmitter.fire();
      await running.client.dispose();
    });
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
      const show = l10n.t('Show Log');
      void window
        .showErrorMessage(l10n.t('macrolint’s language server did not start.'), show)
        .then((chosen) => chosen && this.log.show());
    });
    return this.queue;
  }
}

function isEnabled(): boolean {
  return workspace.getConfiguration('macrolint').get('enable', true);
}
