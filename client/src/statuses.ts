import { commands, type Disposable, EventEmitter, type TextDocument, window, workspace } from 'vscode';
import type { FileStatus } from '../../server/src/protocol.ts';
import type { Server } from './server.ts';
import { total } from './words.ts';

/** What the server said last of each open file, and which of that counts for the active editor. */
export class FileStatuses implements Disposable {
  private readonly known = new Map<string, FileStatus>();
  private readonly changes = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];

  constructor(server: Server) {
    this.subscriptions = [
      this.changes,
      server.onStatus((status) => this.learn(status)),
      server.onStop(() => this.forgetAll()),
      window.onDidChangeActiveTextEditor(() => this.announce()),
      workspace.onDidCloseTextDocument((document) => this.known.delete(document.uri.toString())),
    ];
  }

  /** Fires when the active editor, or what is known of it, changes. */
  readonly onChange = this.changes.event;

  of(document: TextDocument | undefined): FileStatus | undefined {
    return document && this.known.get(document.uri.toString());
  }

  get active(): FileStatus | undefined {
    return this.of(window.activeTextEditor?.document);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private learn(status: FileStatus): void {
    const before = this.known.get(status.uri);
    this.known.set(status.uri, status);
    // The step of the walkthrough that ends with the first fix.
    if (before && total(status.findings) < total(before.findings))
      void commands.executeCommand('setContext', 'macrolint.fixedSomething', true);
    this.announce();
  }

  private forgetAll(): void {
    this.known.clear();
    this.announce();
  }

  private announce(): void {
    void commands.executeCommand('setContext', 'macrolint.isMacro', this.active?.recognised ?? false);
    this.changes.fire();
  }
}
