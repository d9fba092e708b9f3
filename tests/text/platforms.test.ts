import { expect, test } from 'vitest';
import schema from '../../macros-schema/config.schema.json' with { type: 'json' };
import { customerNameSlot, knownSlots, slotNotation } from '../../server/src/engine/text/platforms.ts';
import { findSlots } from '../../server/src/engine/text/slots.ts';

const PLATFORMS = [undefined, ...schema.$defs.platform.enum];

test.each(PLATFORMS)('every slot of %s is read as the slot that it is', (platform) => {
  const { open, close } = slotNotation(platform);
  for (const { name } of knownSlots(platform))
    expect(findSlots(`Hi ${open}${name}${close}, `, platform)).toMatchObject([{ type: 'slot', name }]);
});

test.each(PLATFORMS)('the slot that greets the customer is one of %s', (platform) => {
  const [first] = knownSlots(platform);
  expect(customerNameSlot(platform)).toContain(first!.name);
  expect(first!.prints).toMatch(/name/);
});
