/**
 * Runs the server's script in this thread and returns the port to speak to it. To the script `self` is its worker; here that is
 * the other end of a channel. The text is the extension's own file, evaluated as the host evaluates the extension.
 */
export function runHere(script: string): InstanceType<typeof MessagePort> {
  const { port1, port2 } = new MessageChannel();
  new Function('self', script)(port1);
  return port2;
}
