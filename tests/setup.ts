import { afterAll, aroundEach } from 'vitest';
import { endFile, running } from './atEnd.ts';

aroundEach((runTest, context) => running.run(context, runTest));
afterAll(endFile);
