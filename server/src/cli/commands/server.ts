/** `macrolint server --stdio`: the language server, until the editor closes it. It reads `--stdio` from the command line itself. */
export async function server(): Promise<void> {
  await import(new URL('./server.js', import.meta.url).href);
}
