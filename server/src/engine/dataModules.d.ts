declare module '*.yaml' {
  const value: unknown;
  export default value;
}
declare module '*.md' {
  const text: string;
  export default text;
}
declare module '*.bin' {
  /** The file's bytes. */
  export default function bytes(): Uint8Array;
}
/** The built-in phrases, compiled when macrolint is built: scripts/lexiconModule.mjs. */
declare module '*.compiled' {
  /** For `unpack` of rules/packed.ts. */
  export default function bytes(): Uint8Array;
}
