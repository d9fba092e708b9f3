import { describe, expect, test } from 'vitest';
import { readProse } from '../../server/src/engine/text/prose.ts';

const split = (text: string) => readProse(text).sentences.map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each([
    [
      'ends at full stops, questions and exclamations',
      'It shipped. Did it arrive? Great!',
      ['It shipped.', 'Did it arrive?', 'Great!'],
    ],
    [
      'keeps abbreviations and times together',
      'Call e.g. Mr. Lee at 6 p.m. on 2.5 GB.',
      ['Call e.g. Mr. Lee at 6 p.m. on 2.5 GB.'],
    ],
    [
      'ends after a time of day before a capital',
      'It runs until 6 p.m. Call us then.',
      ['It runs until 6 p.m.', 'Call us then.'],
    ],
    [
      'parts a greeting line from the text',
      'Hi {{name}},\nThanks for writing.',
      ['Hi {{name}},', 'Thanks for writing.'],
    ],
    [
      'joins lines wrapped by hand',
      'Your trial data was erased on day 30, and since you chose not\nto export it beforehand, it is gone.',
      ['Your trial data was erased on day 30, and since you chose not\nto export it beforehand, it is gone.'],
    ],
    [
      'ends with each paragraph and line of HTML',
      '<p>Hi <attribute key="user.first_name" default="there"/>,</p><p>Press the button that is on the left</p><ul><li>then the other one</li></ul>We wait<br>and see',
      [
        'Hi <attribute key="user.first_name" default="there"/>,',
        'Press the button that is on the left',
        'then the other one',
        'We wait',
        'and see',
      ],
    ],
    [
      'takes each list item as a sentence',
      'Try this:\n1. Open Settings\n2. Tap Reset\n- then wait',
      ['Try this:', '1. Open Settings', '2. Tap Reset', '- then wait'],
    ],
    [
      'keeps closing quotes and emoji',
      'You said “stop.” We did 🙂 Then it went on.',
      ['You said “stop.”', 'We did 🙂', 'Then it went on.'],
    ],
    [
      'keeps a question in quotes inside its sentence',
      'Click "Forgot password?" and wait.',
      ['Click "Forgot password?" and wait.'],
    ],
    [
      'splits small letters too',
      'dns takes a while. did you try it?',
      ['dns takes a while.', 'did you try it?'],
    ],
    [
      'reads an ellipsis as a pause before a small letter',
      'Well... it depends. Wait… Now go.',
      ['Well... it depends.', 'Wait…', 'Now go.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe('markup', () => {
  const words = (text: string, format: 'text' | 'html' = 'text') => {
    const { tokens } = readProse(text, format);
    return Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i])).join(
      ' ',
    );
  };
  test.each([
    ['words that JavaScript knows are words', 'the constructor of toString', 'the constructor of toString'],
    ['slots are one token each', 'Hi {{a}}{{b}}!', 'Hi {{a}} {{b}} !'],
    [
      'branches that are never sent together don’t touch',
      '{% if x %}Maybe{% else %}Perhaps{% endif %}, order{% if y %}s{% endif %}',
      'Maybe Perhaps , order{% if y %}s',
    ],
    [
      'what Liquid takes for a comment is nobody’s words',
      'Hi{% comment %} maybe {{x}} later {%- endcomment -%} there',
      'Hi there',
    ],
    ['Liquid logic is none', '{% if x %}Hi{% endif %} there', 'Hi there'],
    [
      'code and links are one token',
      'Run `npm i` or see https://a.example/x?y.',
      'Run `npm i` or see https://a.example/x?y .',
    ],
    ['a link keeps its words', 'See [our page](https://a.example).', 'See our page .'],
    [
      'a currency belongs to its number',
      '£40 is 46€, or $1,200.50, not £ or US$ 5.',
      '£40 is 46€ , or $1,200.50 , not or US 5 .',
    ],
    ['emphasis vanishes', 'a **very** _good_ day', 'a very good day'],
    ['quoted lines are somebody else’s', '> I think so\nNo.', 'No .'],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toBe(expected);
  });

  test('HTML tags join or part words, entities are read', () => {
    const { sentences, text, tokens } = readProse('<p>I don&#39;t <b>know</b></p><p>Next</p>', 'html');
    expect(sentences).toHaveLength(2);
    expect(tokens.count).toBe(5);
    expect(text.slice(tokens.start[1], tokens.end[2])).toBe('don&#39;t');
  });
});
