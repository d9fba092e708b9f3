/** Validators that ajv compiles from macros-schema/ when the code is built; see scripts/schemaModule.mjs. */
declare module '*.schema.json?validate' {
  const validate: import('./schemaProblems.ts').Validate;
  export default validate;
}
/** The validator of one macro: `#/$defs/macro`. */
declare module '*.schema.json?validate=macro' {
  const validate: import('./schemaProblems.ts').Validate;
  export default validate;
}
