import { Checks } from '../checks.ts';
import { diagnostics } from './diagnostics.ts';
import { extension } from './extension.ts';
import { fixes } from './fixes.ts';
import { language } from './language.ts';
import { slots } from './slots.ts';

/** What VS Code calls, in either extension host. Rejects when a check failed. */
export async function run(): Promise<void> {
  const checks = new Checks();
  for (const part of [extension, diagnostics, fixes, language, slots]) await part(checks);
  if (checks.failed.length > 0) throw new Error(`failed: ${checks.failed.join('; ')}`);
}
