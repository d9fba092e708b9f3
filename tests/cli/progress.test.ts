import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTerminal } from '../../server/src/cli/terminal.ts';

let said = '';

beforeEach(() => {
  said = '';
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.stubEnv('TERM', 'xterm');
  const take = (text: unknown) => {
    said += text;
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function terminal({ isTTY }: { isTTY: boolean }) {
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  return createTerminal(false);
}

test('progress is shown once a run takes long, and wiped by the next output', () => {
  const { progress, out } = terminal({ isTTY: true });
  progress(() => '1 of 9');
  expect(said).toBe('');
  vi.advanceTimersByTime(450);
  progress(() => '2 of 9');
  progress(() => '3 of 9');
  expect(said).toBe('\r\u001B[K2 of 9');
  said = '';
  out('a report\n');
  expect(said).toBe('\r\u001B[Ka report\n');
});

test('progress is no business of a log file', () => {
  const { progress } = terminal({ isTTY: false });
  vi.advanceTimersByTime(1000);
  progress(() => '1 of 9');
  expect(said).toBe('');
});
