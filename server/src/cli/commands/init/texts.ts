import type { ShapeConfig } from '../../../engine/document/macro.ts';

export const EXAMPLE_FILE = 'macros/late-parcel.yaml';

/** A setting of one string or several, on one line. */
export function flowText(value: string | readonly string[]): string {
  return typeof value === 'string' ? JSON.stringify(value) : `[${value.map(flowText).join(', ')}]`;
}

function shapesText(shapes: readonly ShapeConfig[]): string {
  const entries = shapes.flatMap((shape) =>
    Object.entries(shape).map(([key, value], i) => `${i === 0 ? '  -' : '   '} ${key}: ${flowText(value)}`),
  );
  return ['# Where the texts stand in YAML of your own form.', 'shapes:', ...entries, ''].join('\n');
}

/** A commented `macrolint.yaml`. Without `include` or `platform` their lines stand as comments. */
export function configText({
  platform,
  include,
  shapes = [],
}: {
  platform: string | undefined;
  include: string[] | undefined;
  shapes?: readonly ShapeConfig[];
}): string {
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/macrolint/macrolint/main/macros-schema/config.schema.json

# How strict to begin with: gentle, balanced or strict.
extends: balanced

# The help desk that sends the replies; its slots are then known by name.
${platform ? `platform: ${platform}` : '# platform: zendesk'}

# Which files are macros.${include ? '' : ' Without this: *.macro.yaml anywhere, and all YAML in folders called macros.'}
${include ? `include: ${flowText(include)}` : '# include: ["macros/**/*.{yaml,yml}"]'}

${
  shapes.length > 0
    ? `${shapesText(shapes)}
`
    : ''
}# Each rule may be off, info, suggestion, warning or error, and may allow or add phrases. \`macrolint rules\` lists them.
# rules:
#   hedging:
#     severity: error
#     allow: [perhaps]
#     add: [as far as I can tell]
#   vague-time: off

# Wording of your own: what to find and what to say instead.
# phrases:
#   - id: say-help-centre
#     find: ["FAQ (page)?", knowledge base]
#     say: help centre

# Settings for some of the files.
# overrides:
#   - files: "macros/greetings/**"
#     kind: greeting
`;
}

/** A macro without faults, to copy from. */
export function exampleText(platform: string | undefined): string {
  const [customer, order, agent] =
    platform === 'zendesk'
      ? ['{{ticket.requester.first_name}}', '{{ticket.id}}', '{{current_user.first_name}}']
      : ['{{customer.first_name | fallback:"there"}}', '{{order.id}}', '{{agent.first_name}}'];
  return `title: Orders::Late parcel
kind: complaint
reply: |
  Hi ${customer},

  Your parcel for order ${order} was due on [[promised date]], and you're still waiting for it. I understand how frustrating that is.

  I'm sorry we missed the date. I've booked it with the courier again, and it will be with you on [[new date]]. If you'd rather not wait, reply "refund" and I'll send your money back today.

  Best wishes,
  ${agent}
`;
}
