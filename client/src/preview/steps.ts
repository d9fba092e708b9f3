import type { ChatView } from '../../../server/src/engine/preview/view.ts';
import { el } from './dom.ts';
import { t } from './strings.ts';

/** Pixels between two labels. */
const GAP = 3;

/** Puts into the margin of each of the agent’s bubbles which step each of its sentences takes, beside the sentence’s first line. */
export function placeSteps(frame: HTMLElement, view: ChatView): void {
  for (const moment of frame.querySelectorAll<HTMLElement>('article.agent')) {
    moment.querySelector('.steps')?.remove();
    const labels = labelsIn(moment, view);
    if (labels.length === 0) continue;
    const column = el('div', { class: 'steps', role: 'group', 'aria-label': t('steps') });
    const top = moment.getBoundingClientRect().top;
    moment.append(column);
    let free = 0;
    for (const { text, isOwn, sentences, at } of labels) {
      const label = el(
        'span',
        { class: isOwn ? 'step own' : 'step', 'data-steps': sentences.join(' ') },
        text,
      );
      const y = Math.max(free, at - top);
      label.style.top = `${y}px`;
      column.append(label);
      free = y + label.offsetHeight + GAP;
    }
  }
}

export function removeSteps(frame: HTMLElement): void {
  for (const column of frame.querySelectorAll('.steps')) column.remove();
}

interface Label {
  readonly text: string;
  readonly isOwn: boolean;
  readonly sentences: number[];
  /** Distance from the top of the window. */
  readonly at: number;
}

/** Sentences one after another that take the same steps share a label. */
function labelsIn(moment: HTMLElement, view: ChatView): Label[] {
  const labels: Label[] = [];
  const seen = new Set<number>();
  for (const leaf of moment.querySelectorAll<HTMLElement>('[data-sentence]')) {
    const index = Number(leaf.dataset.sentence);
    const sentence = view.sentences[index];
    if (!sentence || seen.has(index)) continue;
    seen.add(index);
    const text = sentence.steps.join(' · ');
    const last = labels.at(-1);
    if (last?.text === text) last.sentences.push(index);
    else if (text)
      labels.push({
        text,
        isOwn: sentence.labelled,
        sentences: [index],
        at: leaf.getClientRects()[0]?.top ?? moment.getBoundingClientRect().top,
      });
  }
  return labels;
}

/** Shows which words a label in the margin is about. */
export function highlightSentences(frame: HTMLElement, sentences: ReadonlySet<string>): void {
  for (const leaf of frame.querySelectorAll<HTMLElement>('[data-sentence]'))
    leaf.classList.toggle('lit', sentences.has(leaf.dataset.sentence!));
}
