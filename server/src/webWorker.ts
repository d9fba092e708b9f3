import { serveOn } from './web.ts';

/** The worker that runs this script; or one end of a `MessageChannel`, where a client runs it in its own thread. */
declare const self: Parameters<typeof serveOn>[0];

serveOn(self);
