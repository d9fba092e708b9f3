import { serveOn } from './web.ts';

serveOn(globalThis);
