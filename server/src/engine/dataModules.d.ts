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
