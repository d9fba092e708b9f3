/** The parts of a JSON Schema that say what may be written where. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  /** Beside `enum`, one for one. */
  readonly enumDescriptions?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly then?: SchemaNode;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
}

/** A schema whose references lead to its own `$defs`. */
export class Schema {
  private readonly root: SchemaNode;
  private readonly defs: Readonly<Record<string, SchemaNode>>;

  constructor(root: SchemaNode & { readonly $defs: Readonly<Record<string, SchemaNode>> }) {
    this.root = root;
    this.defs = root.$defs;
  }

  /** What may stand at a path of keys and list positions: alternatives, none where nothing is known of it. */
  at(path: readonly (string | number)[]): SchemaNode[] {
    let nodes = this.alternatives(this.root);
    for (const name of path) {
      nodes = nodes.flatMap((node) => {
        const child = typeof name === 'number' ? node.items : propertyOf(node, name);
        return child ? this.alternatives(child) : [];
      });
    }
    return nodes;
  }

  /** A node with what it refers to; what it says itself comes first. `$ref` still says what that was. */
  resolve(node: SchemaNode): SchemaNode {
    if (!node.$ref) return node;
    const target = this.resolve(this.defs[node.$ref.replace('#/$defs/', '')] ?? {});
    return { ...target, ...node };
  }

  private alternatives(node: SchemaNode): SchemaNode[] {
    const whole = this.resolve(node);
    if (whole.anyOf) return whole.anyOf.flatMap((one) => this.alternatives(one));
    return [whole.then?.enum ? { ...whole, enum: whole.then.enum } : whole];
  }
}

/** The schema of a key in a map. */
export function propertyOf(node: SchemaNode, name: string): SchemaNode | undefined {
  const { properties, patternProperties = {}, additionalProperties } = node;
  if (properties && Object.hasOwn(properties, name)) return properties[name];
  for (const [pattern, schema] of Object.entries(patternProperties))
    if (new RegExp(pattern).test(name)) return schema;
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** The keys of a map that rule each other out, such as `reply` and `steps`. */
export function rivals(node: SchemaNode, present: readonly string[]): string[] {
  const groups = (node.oneOf ?? node.then?.oneOf ?? []).map(({ required = [] }) => required);
  const taken = groups.find((group) => group.some((key) => present.includes(key)));
  return taken ? groups.filter((group) => group !== taken).flat() : [];
}
