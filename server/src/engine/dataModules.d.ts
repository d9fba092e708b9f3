declare module '*.yaml' {
  const value: unknown;
  export default value;
}
declare module '*.md' {
  const text: string;
  export default text;
}
/** The file's bytes in base64. */
declare module '*.bin' {
  const base64: string;
  export default base64;
}
/** The built-in phrases, compiled when macrolint is built: scripts/lexiconModule.mjs. */
declare module '*.compiled' {
  /** For `unpack` of rules/packed.ts. */
  export default function bytes(): Uint8Array;
}
