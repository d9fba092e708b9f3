import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { CLI, HOUSE_RULE, macro, Project } from './project.ts';

const run = (...args: string[]) => new Project({}).run(args);

describe('usage', () => {
  test('--version and --help', () => {
    expect(run('--version')).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
    const { code, out } = run('--help');
    expect(code).toBe(0);
    for (const command of ['lint', 'fix', 'outline', 'explain', 'rules', 'init']) {
      expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
      expect(run(command, '--help').out).toContain('Example');
    }
  });

  test.each([
    [['lnt'], 'Did you mean lint?'],
    [['lint', '--fromat', 'json'], 'Did you mean --format?'],
    [['lint', '--format', 'xml'], 'Allowed choices are pretty, json, github, '],
    [['outline', '--format', 'xml'], 'Allowed choices are pretty, json.'],
    [['lint', '--fail-on', 'warn'], 'Allowed choices are'],
    [['explain'], "missing required argument 'rule'"],
    [['explain', 'hedgin'], 'Did you mean hedging?'],
    [['explain', 'no-hedging'], 'Did you mean hedging?'],
    [['explain', 'zzzzzzz'], 'macrolint rules lists them all.'],
    [['init', '--platform', 'zendesq'], 'Did you mean zendesk?'],
    [[], 'Usage: macrolint'],
  ])('%j is wrong usage', (args, message) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('a path in place of a command is told how to be linted', () => {
    const { code, err } = new Project({ 'macros/a.yaml': macro() }).run(['macros']);
    expect(code).toBe(2);
    expect(err).toContain('To lint it: macrolint lint macros');
  });

  test('“--” ends the options', () => {
    const project = new Project({ '-a.yaml': macro() });
    expect(project.linted('--', '-a.yaml')).toEqual(['-a.yaml']);
  });

  test('a reader that goes away ends the run without a word', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`macros/${i}.yaml`, macro('FAQ '.repeat(9))]),
    );
    const project = new Project({ 'macrolint.yaml': HOUSE_RULE, ...files });
    const child = spawn(process.execPath, [CLI, 'lint'], {
      cwd: project.root,
    });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    await once(child, 'close');
    expect(err).toBe('');
  });
});

describe('rules', () => {
  test('lists each rule with its severity', () => {
    const { out } = run('rules');
    expect(out).toMatch(/^hedging +warning +\S/m);
    expect(out).toMatch(/^missing-empathy +warning +\S/m);
  });

  test('--format json', () => {
    const { rules } = JSON.parse(run('rules', '--format', 'json').out);
    expect(rules).toContainEqual({
      id: 'hedging',
      severity: 'warning',
      summary: expect.any(String),
      source: expect.any(String),
    });
  });
});

describe('explain', () => {
  test('shows a rule’s page: why, a bad and a good example, where it comes from', () => {
    const { code, out } = run('explain', 'missing-recap');
    expect(code).toBe(0);
    expect(out).toMatch(/^missing-recap {2}warning\n/);
    for (const part of ['\nBad\n', '\nGood\n', '  │ title:', '\nWhere it comes from\n'])
      expect(out).toContain(part);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('knows the team’s own rules', () => {
    const { code, out } = new Project({ 'macrolint.yaml': HOUSE_RULE }).run(['explain', 'say-help-centre']);
    expect(code).toBe(0);
    expect(out).toContain('We call it the help centre.');
    expect(out).toContain('• FAQ');
  });
});

describe('init', () => {
  test('writes a configuration and an example that lints clean', () => {
    const project = new Project({});
    const { code, out } = project.run(['init', '--platform', 'zendesk']);
    expect(code).toBe(0);
    expect(out).toContain('✔ Wrote macrolint.yaml\n');
    expect(project.read('macrolint.yaml')).toContain('\nplatform: zendesk\n');
    expect(project.run(['lint', '--fail-on', 'info']).out).toBe('✔ No problems in 1 file, 1 macro\n');
  });

  test('looks at what is there: where macros stand and which slots they use', () => {
    const zendesk = (text: string) => `title: A\nactions:\n  - field: comment_value\n    value: ${text}\n`;
    const project = new Project({
      'replies/a.yaml': zendesk('Hi {{ticket.requester.first_name}}, thanks.'),
      'replies/b.yaml': macro(),
      'deploy/values.yaml': 'replicas: 3\n',
    });
    expect(project.run(['init']).code).toBe(0);
    const config = project.read('macrolint.yaml');
    expect(config).toContain('\nplatform: zendesk\n');
    expect(config).toContain('\ninclude: ["replies/**/*.{yaml,yml}"]\n');
    expect(project.linted()).toEqual(['replies/a.yaml', 'replies/b.yaml']);
  });

  test('includes whole folders of macros, and no more', () => {
    const project = new Project({
      'replies/a/one.yaml': macro(),
      'replies/a/two.yaml': macro(),
      'replies/b/three.yaml': macro(),
      'replies/b/old/four.yaml': macro(),
      'replies/index.yaml': 'a: a/\n',
    });
    expect(project.run(['init']).code).toBe(0);
    expect(project.read('macrolint.yaml')).toContain(
      '\ninclude: ["replies/a/**/*.{yaml,yml}", "replies/b/**/*.{yaml,yml}"]\n',
    );
    const tidy = new Project({ 'replies/a/one.yaml': macro() });
    expect(tidy.run(['init']).code).toBe(0);
    expect(tidy.read('macrolint.yaml')).toContain('\ninclude: ["replies/**/*.{yaml,yml}"]\n');
  });

  test('writes no second configuration beside one under another name', () => {
    const project = new Project({ 'macrolint.yml': 'extends: strict\n' });
    const { code, err } = project.run(['init']);
    expect(code).toBe(2);
    expect(err).toContain(
      'macrolint.yml is not read: the configuration is called macrolint.yaml. Rename it.',
    );
    expect(existsSync(join(project.root, 'macrolint.yaml'))).toBe(false);
  });

  test('proposes shapes for replies in a form of the team’s own, and reads them so', () => {
    const project = new Project({
      'assets/messages.yml':
        'version: 3\nmessages:\n  late:\n    - name: Late\n      message: I think your parcel is late. We are looking for it.\n  refund:\n    - name: Refund\n      message: We sent your refund today, so please look at your account.\n',
      'canned/en.yml': '- Hello. How may I help you today?\n- Thank you for waiting, I am back now.\n',
      'canned/en-short.yml':
        '- Thanks, we have it and will look at it.\n- Please send us a photo of the label.\n',
      'bots/stale.yml':
        'days: 30\nclose message: We close this, since you have not answered. Write again any time, we read every answer.\n',
      'openapi.yml': 'paths:\n  /a: {description: You get a list of all that you asked us for.}\n',
      'locales/en.yml': 'save: Save\nopen: Open\nwelcome: Welcome to our app. We hope that you like it.\n',
    });
    const { code, out } = project.run(['init']);
    expect(code).toBe(0);
    expect(out).toContain('  assets/messages.yml: 2 texts at messages.*[*].message, read by `shapes:`\n');
    expect(out).toContain('    - {files: "bots/stale.yml", text: "\\"close message\\""}\n');
    expect(out).not.toMatch(/openapi|locales/);
    expect(project.read('macrolint.yaml')).toContain(
      'shapes:\n  - files: "assets/messages.yml"\n    text: "messages.*[*].message"\n    title: "messages.*[*].name"\n  - files: "canned/**/*.{yaml,yml}"\n    text: "[*]"\n',
    );
    expect(project.linted()).toEqual(['assets/messages.yml', 'canned/en-short.yml', 'canned/en.yml']);
  });

  test('proposes every place of a file at which replies stand', () => {
    const project = new Project({
      'desk/replies.yml':
        'hours:\n  name: Opening hours\n  body: We are here from nine to five on every working day, and we answer you the same day.\n' +
        'orders:\n  - {name: Late, body: "Your parcel is late, and we are looking for it.", follow up: "Has your parcel come? We would like to know."}\n' +
        '  - {name: Lost, body: "Your parcel is lost, so we send you another one.", follow up: "Has the other parcel come to you? Tell us."}\n' +
        'signature:\n  text: You can write to us at any time; we read every letter that you send us, and answer it.\n',
    });
    expect(project.run(['init']).out).toContain(
      '  desk/replies.yml: 6 texts at orders[*].body, orders[*]."follow up", hours.body and 1 more place, read by `shapes:`\n',
    );
    expect(project.read('macrolint.yaml')).toContain(
      'shapes:\n' +
        '  - files: "desk/replies.yml"\n    text: ["orders[*].body", "orders[*].\\"follow up\\""]\n    title: "orders[*].name"\n' +
        '  - files: "desk/replies.yml"\n    text: "hours.body"\n    title: "hours.name"\n' +
        '  - files: "desk/replies.yml"\n    text: "signature.text"\n',
    );
    expect(project.linted()).toEqual(['desk/replies.yml']);
    expect(project.run(['lint', '--format', 'json']).out.match(/"kind":/g)).toHaveLength(6);
  });

  test('overwrites nothing', () => {
    const project = new Project({ 'macrolint.yaml': '# mine\n' });
    expect(project.run(['init'])).toEqual({
      code: 2,
      out: '',
      err: '✖ macrolint.yaml is here already; it was left as it is.\n',
    });
    expect(project.read('macrolint.yaml')).toBe('# mine\n');
  });
});
