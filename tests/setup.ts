import { aroundEach } from 'vitest';
import { running } from './atEnd.ts';

aroundEach((runTest, context) => running.run(context, runTest));
