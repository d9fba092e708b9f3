/** Lights up the bubble that holds a file offset, and no other; undefined where none does. */
export function lightUp(scene: Element, offset: number): HTMLElement | undefined {
  const bubbles = [...scene.querySelectorAll<HTMLElement>('.bubble.goes')];
  const bubble = bubbles.find(
    ({ dataset }) => Number(dataset.start) <= offset && offset <= Number(dataset.end),
  );
  for (const one of bubbles) one.classList.toggle('current', one === bubble);
  return bubble;
}

/** The agent’s first bubble that begins behind a file offset. */
export function replyBehind(scene: Element, offset: number): HTMLElement | undefined {
  const replies = [...scene.querySelectorAll<HTMLElement>('.agent .bubble.goes')];
  return replies.find(({ dataset }) => Number(dataset.start) >= offset);
}

/** Scrolls to a bubble; in one that is taller than the window, to the words at a file offset. */
export function bringIntoSight(bubble: HTMLElement, offset: number): void {
  const isTall = bubble.offsetHeight > window.innerHeight;
  (isTall ? wordsAt(bubble, offset) : bubble)?.scrollIntoView({ block: 'nearest' });
}

/** The words of a bubble that begin last before a file offset. */
function wordsAt(bubble: HTMLElement, offset: number): HTMLElement | undefined {
  const words = [...bubble.querySelectorAll<HTMLElement>('[data-start]')];
  return words.findLast(({ dataset }) => Number(dataset.start) <= offset) ?? words[0];
}
