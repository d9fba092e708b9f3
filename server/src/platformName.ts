import schema from '../../macros-schema/config.schema.json' with { type: 'json' };

const { enum: ids, enumDescriptions } = schema.$defs.platform;

/** The help desk's name, to begin a sentence with. */
export function platformName(platform: string | undefined): string {
  const index = platform === undefined ? -1 : ids.indexOf(platform);
  return enumDescriptions[index]?.split(':')[0] ?? 'The help desk';
}
