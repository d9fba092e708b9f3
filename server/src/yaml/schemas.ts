import configSchema from '../../../macros-schema/config.schema.json' with { type: 'json' };
import macroSchema from '../../../macros-schema/macro.schema.json' with { type: 'json' };
import { Schema } from './schema.ts';

/** Of a file of macros. */
export const MACRO_SCHEMA = new Schema(macroSchema);
/** Of `macrolint.yaml`. */
export const CONFIG_SCHEMA = new Schema(configSchema);
